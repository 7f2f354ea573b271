/**
 * Which system versions are current, by default. An organization overrides a system in `stethoscope.yml`
 * (`practices.uptodate.options.systems`), with the date of its own look.
 *
 * Dates: macOS from SOFA (macadmins.io), 2026-08-20; other systems from the vendors' life cycle pages and
 * endoflife.date, the same day. Only what those say is here: where no patch level is known, the line itself is enough.
 */
import * as z from 'zod';
import { strict } from './strict.ts';

const VERSION = z
  .string({ error: 'is not a version. Put it in quotes, such as "26.6.2"' })
  .regex(/^\d+(\.\d+)*$/, { error: 'is not a version. Write numbers with dots, such as "26.6.2"' });

const Line = strict({
  /** Below this the verdict has the practice's full rating. */
  required: VERSION,
  /** Below this it is a nudge. */
  recommended: VERSION.optional(),
});

/** One system: a platform, or a distribution of Linux by the beginning of its name. */
export const System = strict({
  /** The day on which somebody looked. */
  as_of: z.iso.date({ error: 'is not a date. Write it like 2026-11-23' }).optional(),
  /** Versions that still get security updates, by how they begin. Anything older than all of them gets none. */
  lines: z.record(VERSION, Line).optional(),
}).superRefine((system, context) => {
  if (system.lines && !system.as_of)
    context.addIssue({
      code: 'custom',
      path: ['lines'],
      message: 'have no date. Add `as_of` with the day on which somebody looked',
    });
});
export type System = z.output<typeof System>;
export type SystemTable = Record<string, System>;

const as_of = '2026-08-20';

export const SYSTEMS: SystemTable = {
  Mac: {
    as_of,
    lines: {
      // 26.6.1 closed a gap that was being used (CVE-2026-65400).
      '26': { required: '26.6.1', recommended: '26.6.2' },
      '15': { required: '15.7', recommended: '15.7.9' },
      '14': { required: '14.8', recommended: '14.8.9' },
    },
  },
  Windows: {
    as_of,
    lines: {
      '10.0.26200': { required: '10.0.26200' },
      '10.0.26100': { required: '10.0.26100' },
      // 23H2 ends on 2026-11-10 for Enterprise; 22H2 of Windows 10 gets updates only where they are paid for.
      '10.0.22631': { required: '10.0.22631', recommended: '10.0.26100' },
      '10.0.19045': { required: '10.0.19045', recommended: '10.0.26100' },
    },
  },
  iOS: { as_of, lines: { '26': { required: '26.0' }, '18': { required: '18.7' } } },
  Android: { as_of, lines: { '16': { required: '16' }, '15': { required: '15' }, '14': { required: '14' } } },
  // New every four weeks, by itself: a table would be old at once, so the vendor's word on waiting updates decides.
  ChromeOS: {},
  Ubuntu: {
    as_of,
    lines: {
      '26.04': { required: '26.04' },
      '24.04': { required: '24.04' },
      '22.04': { required: '22.04' },
    },
  },
  Debian: { as_of, lines: { '13': { required: '13' }, '12': { required: '12' } } },
  Fedora: { as_of, lines: { '44': { required: '44' }, '43': { required: '43' } } },
};
