/** What `stethoscope.yml` may say of a source. */
import * as z from 'zod';
import { ACTIVITY_KINDS } from '../model/activity.ts';
import { TRUSTS, type Trust } from '../model/declaration.ts';
import { duration, strict } from '../practices/index.ts';
import { spell, text } from './values.ts';

const DAY = 86_400_000;

const Source = strict({
  label: z.exactOptional(text),
  role: z
    .enum(['devices', 'ownership', 'activity'], {
      error: 'is none of `devices`, `ownership` and `activity`. Write one of them',
    })
    .default('devices'),
  activity: z
    .array(
      z.enum(ACTIVITY_KINDS, { error: 'is neither `accounts` nor `events`. Write one of the two, or both' }),
    )
    .optional(),
  keep_events_for: duration.default(30 * DAY),
  sweep_every: z.exactOptional(duration),
  longest_sweep: z.exactOptional(duration),
  fresh_for: duration.optional(),
  deadline: duration.default(8000),
  trust: z.exactOptional(
    z.enum(TRUSTS, { error: 'is none of `managed`, `attested` and `self`. Write one of them' }),
  ),
})
  .superRefine((source, context) => {
    const [path, message] = mistakeInTimes(source) ?? [];
    if (path && message) context.addIssue({ code: 'custom', path: [path], message });
  })
  .transform((source) => ({ ...source, fresh_for: source.fresh_for ?? sweepTime(source) }));

interface Times {
  role: 'devices' | 'ownership' | 'activity';
  trust?: Trust;
  sweep_every?: number;
  longest_sweep?: number;
  fresh_for?: number | undefined;
}

const sweepTime = ({ sweep_every = 0, longest_sweep = 0 }: Omit<Times, 'role'>) =>
  sweep_every + longest_sweep;

/** A source that cannot list everything is not swept: it has `fresh_for` alone. */
function mistakeInTimes(source: Times): [keyof Times, string] | undefined {
  const { sweep_every, longest_sweep, fresh_for } = source;
  if (source.role === 'activity') return mistakeInActivity(source);
  if (sweep_every === undefined && longest_sweep === undefined) {
    if (fresh_for !== undefined) return undefined;
    const remedy =
      'Add it with `longest_sweep`; for a source that cannot list everything, add `fresh_for` alone';
    return ['sweep_every', `is missing. ${remedy}`];
  }
  if (sweep_every === undefined) return ['sweep_every', 'is missing. Add it'];
  if (longest_sweep === undefined) return ['longest_sweep', 'is missing. Add it'];
  if (fresh_for === undefined || fresh_for >= sweepTime(source)) return undefined;
  const why =
    'is shorter than `sweep_every` and `longest_sweep` together, so every page would ask the vendor';
  return ['fresh_for', `${why}. Write ${spell(sweepTime(source))} or more, or remove it`];
}

/** It lists no devices, so there is nothing to sweep. */
function mistakeInActivity(source: Times): [keyof Times, string] | undefined {
  const times = ['sweep_every', 'longest_sweep', 'fresh_for', 'trust'] as const;
  const superfluous = times.find((time) => source[time] !== undefined);
  return superfluous && [superfluous, 'is for sources that know devices. Remove it'];
}

const SOURCE_NAME = /^[a-z][a-z0-9]*$/;

/** The enabled sources, by name. */
export const Sources = z
  .record(z.string().regex(SOURCE_NAME, { error: 'is not a name of a source' }), Source)
  .refine((sources) => Object.keys(sources).length > 0, {
    error: 'has no source. Add one, such as `jamf`',
  });

type Checked = z.output<typeof Sources>;

/** A source that knows devices, or that says who owns what. */
type DeviceSource = Omit<Checked[string], 'role' | 'activity' | 'keep_events_for'> & {
  role: 'devices' | 'ownership';
};

/** A source that can be asked about accounts or events; it may know devices besides. */
export type ActivitySettings = Pick<Checked[string], 'label' | 'role' | 'deadline' | 'keep_events_for'> & {
  kinds: readonly (typeof ACTIVITY_KINDS)[number][];
};

/** What concerns devices by itself: whoever deals with them meets no other sources. */
export function byConcern(checked: Checked) {
  const sources: Record<string, DeviceSource> = {};
  const activity: Record<string, ActivitySettings> = {};
  for (const [name, { activity: asked, keep_events_for, role, ...rest }] of Object.entries(checked)) {
    const kinds = asked ?? (role === 'activity' ? (['events'] as const) : []);
    const { label, deadline } = rest;
    if (role !== 'activity') sources[name] = { ...rest, role };
    if (kinds.length > 0)
      activity[name] = { ...(label !== undefined && { label }), role, deadline, keep_events_for, kinds };
  }
  return { sources, activity };
}
