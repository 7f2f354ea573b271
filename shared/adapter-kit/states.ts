/** What vendors' words for the state of a device mean, in one list for all sources. */
import { text } from './read.ts';

/**
 * The source has let go of the device. What is only on its way ("Wiping", "retire pending") is still there, and what is
 * blocked, lost or not managed is somebody's all the same.
 */
const GONE =
  /^(?:(?:account|device|remote|remotely) )?(?:wiped|retired|deprovisioned|decommissioned|disposed|scrapped|deleted|removed)$|^return arrived$/;

/** `ACCOUNT_WIPED`, `accountWiped` and "Account wiped" are one. */
const plain = (word: string): string =>
  word
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]/g, ' ')
    .toLowerCase();

/** Whether a word says that the source has let go of the device; for `DeviceRecord.gone`. */
export const isGone = (status: unknown): true | undefined =>
  GONE.test(plain(text(status) ?? '')) || undefined;
