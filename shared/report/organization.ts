/** What a report says about the organization itself. */
import type { Config } from '../config/index.ts';
import type { Organization } from '../model/report.ts';

const DAY = 86_400_000;

/** Begun days count: nothing is said to be deleted before it is. */
const days = (milliseconds: number): number => Math.ceil(milliseconds / DAY);

/** Name, contact and help as in the organization's file, and how long things are kept, in days. */
export function organizationOf({ organization, keep_for, notifications, access }: Config): Organization {
  const { name, contact, help } = organization;
  const keep_days = {
    devices: days(keep_for),
    answers: days(notifications.keep_for),
    looks: days(access.keep_looks_for),
  };
  return { name, contact, help, keep_days };
}
