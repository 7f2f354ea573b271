/** A device in a report: what was seen, what was judged, and why its records are one device. */
import * as z from 'zod';
import { address, day, time } from './values.ts';

export const Identifiers = z.object({
  serial: z.string().exactOptional(),
  udid: z.string().exactOptional(),
  entra_device_id: z.string().exactOptional().describe('The device’s id in Microsoft Entra.'),
  imeis: z.array(z.string()).exactOptional(),
  meid: z.string().exactOptional(),
  mac_addresses: z.array(z.string()).exactOptional(),
});

export const RecordReference = z.object({ source: z.string(), id: z.string() });
export const Reference = RecordReference.extend({ last_sync: time().exactOptional() });

export const IdentityLevel = z.enum(['serial', 'udid', 'entra', 'imei', 'mac']);

export const KeptApart = z.object({
  level: IdentityLevel,
  value: z.string(),
  reason: z.enum(['different_serials', 'different_udids', 'ambiguous', 'owner_disagrees']),
  records: z.array(RecordReference),
});

export const Identity = z
  .object({
    joined_by: z.array(
      z.object({
        level: IdentityLevel,
        value: z.string(),
        records: z.array(RecordReference),
      }),
    ),
    kept_apart: z.array(KeptApart),
    owner_disagrees: z.array(z.string()).describe('Sources that list it for somebody else.').exactOptional(),
    listed_elsewhere: z
      .literal(true)
      .describe('The person enrolled it, and the company lists it for somebody else.')
      .exactOptional(),
  })
  .describe('Why these records are one device, and what kept others apart.');

export const Status = z
  .enum(['warn', 'nudge', 'unknown', 'ok', 'na'])
  .describe(
    '`ok`; `nudge`, a recommendation, or something important whose day has not passed; `warn`, something important to do; `unknown`, nothing is known about it; `na`, does not apply.',
  );

export const Directions = z.object({
  for: z.string().describe('What they are for: "macOS 26".'),
  steps: z.array(z.string()),
  expected: z.string().describe('What is to be seen after the last step.').exactOptional(),
  settings_url: z.string().describe('Opens the right settings on that platform.').exactOptional(),
});

export const Deadline = z.object({
  ends_at: time().describe('When the day is over.'),
  late: z.boolean().describe('It is over.'),
  status_after: z.enum(['nudge', 'warn']).describe('The status from then on.'),
  code: z.string().describe('Stable: why that day. `set`: the organization wrote it.'),
  reason: z.string().describe('The same in words.'),
});

export const Practice = z.object({
  status: Status,
  group: z
    .enum(['must', 'should', 'replace', 'unknown', 'stale', 'done', 'blind', 'na'])
    .describe(
      'Where it is shown: `must` and `should`, to be done; `replace`, it takes another device, so it counts for nobody; `stale`, good when it was last seen, or said by a device that has been silent since; `blind`, unknown because no source of the device can tell it; else as the status says.',
    ),
  stale: z.boolean().describe('The fact it rests on is older than the practice allows.'),
  rating: z.enum(['critical', 'suggested']),
  title: z.string(),
  why: z.string(),
  directions: Directions.nullable(),
  other_directions: z.array(Directions),
  link: address().nullable(),
  consequence: z.string().nullable(),
  seen: z.string().nullable(),
  wanted: z.string().nullable(),
  details: z.array(z.string()),
  fact: z.string().nullable(),
  source: z.string().nullable().describe('Whose fact decided.'),
  last_updated: time().nullable(),
  code: z.string().describe('Stable: why it is `unknown`.').exactOptional(),
  due: day()
    .describe(
      "The day by which it is to be done, in the organization's time zone. Until it is over the status is `nudge`.",
    )
    .exactOptional(),
  deadline: Deadline.describe('Beside each `due`.').exactOptional(),
  evidence: z.array(
    z.object({
      source: z.string(),
      fact: z.string().describe('The fact that it is about.'),
      seen: z.string(),
      value: z.unknown().describe('As the source said it.').exactOptional(),
      at: time().exactOptional(),
    }),
  ),
  disagrees: z.boolean().describe('Two sources say different things about one fact.'),
});

export const ReportDevice = z.object({
  device_id: z.string().describe('Stable from one report to the next.'),
  name: z.string().exactOptional(),
  model: z.string().exactOptional(),
  model_identifier: z.string().describe("The maker's own id: `Mac16,1`.").exactOptional(),
  manufacturer: z.string().exactOptional(),
  type: z.string().exactOptional(),
  platform: z.enum(['Mac', 'Windows', 'Linux', 'iOS', 'Android', 'ChromeOS']).exactOptional(),
  os: z.string().exactOptional(),
  os_version: z.string().exactOptional(),
  os_build: z.string().exactOptional(),
  os_edition: z.string().exactOptional(),
  security_patch_level: day().describe("The day of Android's last security patch.").exactOptional(),
  supported_until: day().describe('The last day on which this model gets updates.').exactOptional(),
  owned_by: z.enum(['company', 'personal']).exactOptional(),
  labels: z
    .array(z.string())
    .describe('What its sources call groups: site, department, team, organizational unit.')
    .exactOptional(),
  vendor_status: z.string().exactOptional(),
  last_sync: time().describe('When it last reported to a source.').exactOptional(),
  synced_at: time().describe('When the source was asked.'),
  identifiers: Identifiers,
  records: z.array(Reference),
  sources: z.array(z.string()),
  identity: Identity,
  worst: Status.describe('Of its practices, but for blind ones and what takes another device.'),
  silent: z
    .boolean()
    .describe(
      'It has not reported for longer than the organization’s limit: nothing of it is to be done now.',
    ),
  report_now: z
    .record(z.string(), z.string())
    .describe('By source: what somebody does so that the device reports to it now. Markdown.')
    .exactOptional(),
  practices: z.record(z.string(), Practice).describe('In the order in which they are worth reading.'),
});
