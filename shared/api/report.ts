/** The report: the one JSON that the page needs. */
import * as z from 'zod';
import { Contact } from './common.ts';
import { KeptApart, ReportDevice, Status } from './device.ts';
import { ReportNotification } from './notifications.ts';
import { count, email, time } from './values.ts';

export const ReportSource = z.object({
  source: z.string(),
  label: z.string(),
  state: z
    .enum(['fresh', 'refreshing', 'pending', 'failed'])
    .describe(
      '`fresh`; `refreshing`, answered from what was known and asked again; `pending`, nothing known yet and asked; `failed`, what was known is shown with its age.',
    ),
  partial: z
    .boolean()
    .describe('Something may be missing: it failed, has not answered yet, or could not read everything.'),
  synced_at: time().nullable().describe('When it last told about the person.'),
  next_expected: time().exactOptional(),
  code: z
    .string()
    .describe('Stable: what went wrong, `pending`, `refreshing` or `incomplete`.')
    .exactOptional(),
  message: z.string().describe('The same in words.').exactOptional(),
});

export const Organization = z.object({
  name: z.string(),
  contact: Contact,
  help: z.array(
    z.object({
      question: z.string(),
      answer: z.string(),
    }),
  ),
  keep_days: z
    .object({
      devices: z.int(),
      answers: z.int(),
      looks: z.int(),
    })
    .describe('After how many days devices that were not seen again, answers and looks are deleted.'),
});

export const Verdict = z.object({
  worst: Status,
  critical: count(),
  suggested: count(),
  unknown: count(),
  blind: count().describe(
    'Checks that no source of their device can answer. No other count has them, and `worst` leaves them out.',
  ),
  stale: count(),
  silent: count().describe('Devices that have not reported for long. The other counts leave them out.'),
  devices: count(),
});

export const Headline = z.enum([
  'must',
  'should',
  'unknown',
  'stale',
  'silent',
  'fine',
  'asking',
  'nothing',
  'not_known',
]);

export const Report = z.object({
  v: z.literal(1),
  user: email(),
  organization: Organization,
  generated_at: time(),
  language: z.string().describe('Two letters; of all texts in the report.'),
  verdict: Verdict.describe('Over all devices, also those that are left out.'),
  headline: Headline.describe(
    'What sums the report up: the worst that is to be done, or `silent` when no device has reported for long; without devices `asking`, `nothing` or, when sources failed, `not_known`.',
  ),
  devices: z.array(ReportDevice).describe('Worst first, silent ones last.'),
  devices_left_out: z
    .int()
    .min(1)
    .describe('How many devices did not fit into the report, the least urgent ones.')
    .exactOptional(),
  sources: z.array(ReportSource),
  notifications: z.array(ReportNotification),
  notifications_left_out: z
    .int()
    .min(1)
    .describe('How many more open ones there are; `GET /api/v1/notifications/{who}` has them, in pages.')
    .exactOptional(),
  notifications_failed: z
    .literal(true)
    .describe('The notifications could not be read: that there are none is not known.')
    .exactOptional(),
  kept_apart: z
    .array(KeptApart)
    .describe("Devices that left this page because an ownership source says they are somebody else's.")
    .exactOptional(),
  shared_claims: z
    .int()
    .min(1)
    .describe(
      'How many claimed MAC addresses led to shared hardware, such as a dock; nothing is shown for them.',
    )
    .exactOptional(),
  dropped: z
    .record(z.string(), z.int().min(1))
    .describe("How many devices the organization's rules left out, by rule.")
    .exactOptional(),
  retry_after: z
    .number()
    .describe('Seconds after which to ask again; a source is being asked.')
    .exactOptional(),
});

/** Which sources to ask again. */
export const RefreshRequest = z.strictObject({
  sources: z
    .array(z.string())
    .min(1)
    .max(50)
    .describe('Only these of the enabled sources; left out: all of them.')
    .exactOptional(),
});

/** What became of asking one source again. */
export const RefreshResult = z.object({
  source: z.string(),
  state: z.enum(['fresh', 'refreshing', 'pending', 'failed']),
  next_allowed_at: time().describe('When asking again has an effect.'),
});
export type RefreshResult = z.infer<typeof RefreshResult>;

export const Refreshed = z.object({ asked: z.array(RefreshResult) });
export type Refreshed = z.infer<typeof Refreshed>;
