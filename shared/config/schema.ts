/** What `stethoscope.yml` may say. Comments for its readers stand in the file itself. */
import * as z from 'zod';
import { canonicalEmail, canonicalMac } from '../identifiers/index.ts';
import { LANGUAGES } from '../model/languages.ts';
import { duration, notKnown, parsePractices, strict, wordProblems } from '../practices/index.ts';
import { languageAdvice } from './advice.ts';
import { Feeds } from './feeds.ts';
import { address, Receivers } from './receivers.ts';
import { byConcern, Sources } from './sources.ts';
import { Transforms } from './transforms.ts';
import { flag, isTimeZone, spell, text } from './values.ts';

const DAY = 86_400_000;

const email = z
  .string()
  .refine((value) => canonicalEmail(value) !== undefined, { error: 'is not an e-mail address' })
  .transform((value) => canonicalEmail(value) ?? value);
const https = z.url({ protocol: /^https$/, error: 'is not an https address' });
const claim = (byDefault: string) => text.default(byDefault);

const Organization = strict({
  name: text,
  time_zone: text
    .refine(isTimeZone, { error: 'is not a time zone. Write it like Europe/Berlin, or UTC' })
    .default('UTC'),
  contact: strict({
    name: text,
    email: z.exactOptional(email),
    url: z.exactOptional(https),
    phone: z.exactOptional(text),
  }),
  help: z.array(strict({ question: text, answer: text })).default([]),
});

const domain = z
  .string()
  .regex(/^([a-z0-9-]+\.)+[a-z0-9-]+$/i, { error: 'is not a domain. Write it like example.com' })
  .toLowerCase();

const Members = strict({ groups: z.array(text).default([]), emails: z.array(email).default([]) });

const Session = strict({
  idle_minutes: z.int().min(1).default(30),
  absolute_hours: z.int().min(1).max(24).default(8),
}).refine(({ idle_minutes, absolute_hours }) => idle_minutes <= absolute_hours * 60, {
  path: ['idle_minutes'],
  error: 'is longer than `absolute_hours`. Make it shorter',
});

const Access = strict({
  allowed_domains: z
    .array(domain)
    .min(1, { error: 'is empty, so nobody may come in. Add a domain, such as example.com' }),
  allowed_tenants: z.exactOptional(
    z
      .array(z.guid({ error: 'is not the id of a tenant' }))
      .min(1, { error: 'is empty. Add a tenant or remove it' }),
  ),
  email_claim: claim('email'),
  require_verified_email: flag.default(true),
  groups_claim: claim('groups'),
  roles: strict({ helpdesk: Members.prefault({}), security: Members.prefault({}) }).prefault({}),
  session: Session.prefault({}),
  // One year: long enough for a person to find out, short enough not to pile up.
  keep_looks_for: duration.default(365 * DAY),
});

const Identifiers = strict({
  ignore_mac_addresses: z
    .array(
      z.string().refine((value) => canonicalMac(value) !== undefined, {
        error: 'is not a MAC address. Write it like 00:50:B6:01:02:03',
      }),
    )
    .default([]),
  ignore_mac_prefixes: z
    .array(
      z.string().regex(/^[0-9a-f]{2}([:-]?[0-9a-f]{2}){0,6}$/i, {
        error: 'is not the beginning of a MAC address. Write it like 00:50:B6',
      }),
    )
    .default([]),
});

const Practices = z
  .record(z.string(), z.unknown())
  .default({})
  .transform((value, context) => {
    const { practices, issues } = parsePractices(value);
    for (const issue of issues) context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    return practices;
  });

const Notifications = strict({
  webhook: z.exactOptional(address('Answers are personal')),
  not_me: z.exactOptional(
    strict({
      next: text,
      call: strict({
        name: text,
        email: z.exactOptional(email),
        url: z.exactOptional(https),
        phone: z.exactOptional(text),
      }),
    }),
  ),
  expire_after: duration.default(30 * DAY),
  keep_for: duration.default(365 * DAY),
});

/** The daily count over all people. */
const Totals = strict({
  webhook: z.exactOptional(address('Totals are confidential')),
  silent_after: duration.default(30 * DAY),
  keep_for: duration.default(400 * DAY),
});

const language = z.enum(LANGUAGES, {
  error: (issue) => languageAdvice(notKnown(String(issue.input), LANGUAGES)),
});

const File = strict({
  organization: Organization,
  languages: z.array(language).min(1, { error: 'is empty. Write [en]' }).default(['en']),
  access: Access,
  sources: Sources,
  keep_for: duration.default(30 * DAY),
  show_gone: flag.default(false),
  identifiers: Identifiers.prefault({}),
  practices: Practices,
  feeds: Feeds,
  transforms: Transforms,
  notifications: Notifications.prefault({}),
  totals: Totals.prefault({}),
  receivers: Receivers,
}).superRefine(({ languages, practices, sources, keep_for }, context) => {
  for (const code of languages)
    for (const { id, problems } of wordProblems(practices, code))
      for (const message of problems)
        context.addIssue({ code: 'custom', path: ['practices', id, 'words', code], message });
  for (const [id, { check = {} }] of Object.entries(practices))
    for (const source of Object.keys(check).filter((name) => !Object.hasOwn(sources, name)))
      context.addIssue({
        code: 'custom',
        path: ['practices', id, 'check', source],
        message: notKnown(source, Object.keys(sources)),
      });
  const longest = Math.max(...Object.values(sources).map(({ fresh_for }) => fresh_for));
  if (keep_for < longest)
    context.addIssue({
      code: 'custom',
      path: ['keep_for'],
      message: `is shorter than a source's \`fresh_for\`. Write ${spell(longest)} or more`,
    });
});

/** The whole file. Who keeps looks needs to know whether somebody wants them. */
export const ConfigSchema = File.transform(({ sources, ...file }) => ({
  ...file,
  ...byConcern(sources),
  access: { ...file.access, send_looks: file.receivers.some(({ of }) => of.includes('looks')) },
}));

/** What an organization decides, checked and with its defaults. Plain data; durations are milliseconds. */
export type ConfigData = z.output<typeof ConfigSchema>;
