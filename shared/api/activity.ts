/** Accounts, and what happened to them. */
import * as z from 'zod';
import { ReportSource } from './report.ts';
import { day, email, time } from './values.ts';

export const ActivitySource = ReportSource.extend({
  covers: z
    .object({
      from: time(),
      to: time(),
    })
    .exactOptional(),
}).describe('A source as in a report; of a log that is read for everybody, with the time that it covers.');

export const Account = z.object({
  v: z.literal(1),
  source: z.string(),
  id: z.string(),
  owners: z.array(email()),
  type: z.string().describe("The vendor's word for the kind of account."),
  name: z.string().describe('What the person signs in with.'),
  second_factor: z
    .object({
      on: z.boolean(),
      required: z.boolean().describe('Demanded by the organization.').exactOptional(),
    })
    .exactOptional(),
  usage: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .describe("Other parameters under the vendor's own names."),
  about: day().describe('The day that all this is about; reports are some days old.').exactOptional(),
  synced_at: time(),
});

export const AccountsAnswer = z.object({
  v: z.literal(1),
  user: email(),
  generated_at: time(),
  sources: z.array(ActivitySource),
  accounts: z.array(Account),
  retry_after: z.int().min(1).describe('Seconds after which to ask again.').exactOptional(),
});

export const ActivityEvent = z.object({
  v: z.literal(1),
  source: z.string(),
  id: z.string(),
  owners: z.array(email()),
  kind: z.enum(['sign_in', 'sign_out', 'challenge', 'enrollment', 'other']),
  type: z.string().describe("The vendor's word for the kind of event."),
  at: time(),
  success: z.boolean().describe('Absent: there was nothing to succeed in, or nobody knows.').exactOptional(),
  reason: z.string().exactOptional(),
  factor: z.string().exactOptional(),
  application: z.string().exactOptional(),
  ip_address: z.string().exactOptional(),
  place: z.string().exactOptional(),
  client: z.string().exactOptional(),
  suspicious: z.boolean().exactOptional(),
  networks: z
    .array(z.string())
    .describe("The organization's own networks that it came from.")
    .exactOptional(),
});

export const EventsAnswer = z.object({
  v: z.literal(1),
  user: email(),
  generated_at: time(),
  sources: z.array(ActivitySource),
  events: z.array(ActivityEvent).describe('Newest first.'),
  dropped: z
    .record(z.string(), z.int().min(1))
    .describe("How many were left out by which of the organization's rules."),
  retry_after: z.int().min(1).describe('Seconds after which to ask again.').exactOptional(),
});
