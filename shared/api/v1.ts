/**
 * What the paths of the first Stethoscope answer. How each source is stands in the header `Stethoscope-Sources`:
 * `jamf=fresh, landesk=failed;code=unreachable`.
 */
import * as z from 'zod';
import { Identifiers, Reference, ReportDevice, Status } from './device.ts';
import { address, email, time } from './values.ts';

export const V1Practice = z.object({
  status: Status,
  group: z
    .enum(['must', 'should', 'replace', 'unknown', 'stale', 'done', 'blind', 'na'])
    .describe('Where it is shown; see the report.'),
  title: z.string(),
  display: z.boolean(),
  description: z.string(),
  details: z.string(),
  directions: z.string().describe('Markdown.'),
  link: address().nullable(),
  last_updated: time().nullable(),
  value: z.string().nullable(),
});
export type V1Practice = z.infer<typeof V1Practice>;

/** A device of the report, whatever is told of it there, with practices as they were. */
export const V1Device = ReportDevice.omit({ worst: true }).extend({
  last_sync: time().describe('When it last reported to a source.'),
  practices: z.record(z.string(), V1Practice),
  status: z.string().describe("The vendor's, once more under its old name.").exactOptional(),
  owners: z
    .array(email())
    .describe('Whose it is; in look-ups of hardware, for the security team and programs.')
    .exactOptional(),
});
export type V1Device = z.infer<typeof V1Device>;

export const V1Devices = z.array(V1Device);
export type V1Devices = z.infer<typeof V1Devices>;

export const V1Record = V1Device.extend({
  source: z.string(),
});
export type V1Record = z.infer<typeof V1Record>;

export const V1Claim = z.object({
  source: z.string(),
  sources: z.array(z.string()),
  records: z.array(Reference),
  name: z.string().exactOptional(),
  model: z.string().exactOptional(),
  manufacturer: z.string().exactOptional(),
  vendor_status: z.string().exactOptional(),
  status: z.string().describe("The vendor's.").exactOptional(),
  identifiers: Identifiers,
  last_sync: time(),
  synced_at: time(),
  practices: z.record(z.string(), z.unknown()).describe('Always empty.'),
});
export type V1Claim = z.infer<typeof V1Claim>;

export const V1Records = z
  .array(z.union([V1Record, V1Claim]))
  .describe(
    "One entry a record of the source, each judged by itself; an ownership source's claims have no practices.",
  );
export type V1Records = z.infer<typeof V1Records>;

export const V1Accounts = z.array(
  z.object({
    source: z.string(),
    type: z.string(),
    name: z.string(),
    user_usage: z
      .record(z.string(), z.unknown())
      .describe('With `accounts:is_2sv_enrolled` where the source tells.'),
    last_updated: z.string().describe('The day or the time that it is about.'),
  }),
);
export type V1Accounts = z.infer<typeof V1Accounts>;

export const V1Events = z.array(
  z.object({
    source: z.string(),
    id: z.string().exactOptional(),
    type: z.string(),
    timestamp: time(),
    ip_address: z.string().nullable(),
    success: z.boolean().nullable(),
    reason: z.string().nullable(),
    username: z.string().nullable(),
    content: z.string(),
    vpn: z.boolean().describe("It came from one of the organization's own networks."),
  }),
);
export type V1Events = z.infer<typeof V1Events>;

export const V1Notifications = z.array(
  z.object({
    _id: z.string(),
    id: z.string().exactOptional(),
    type: z.string(),
    title: z.string().exactOptional(),
    message: z.string(),
    source: z.string().describe('The sender.').exactOptional(),
    timestamp: time().exactOptional(),
    severity: z.enum(['info', 'warning', 'critical']).exactOptional(),
    actions: z.array(z.string()).describe('What `feedback` may say.').exactOptional(),
    expires: time().exactOptional(),
  }),
);
export type V1Notifications = z.infer<typeof V1Notifications>;

export const V1Feedback = z.object({
  id: z.string(),
  feedback: z.string().describe("The id of one of the notification's actions."),
  notes: z.string(),
  user_id: email().exactOptional(),
  source: z.literal('stethoscope').exactOptional(),
});
export type V1Feedback = z.infer<typeof V1Feedback>;
