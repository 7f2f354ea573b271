/** A source function: an adapter, what the organization decided about it, and the tables. */

import type { Adapter } from '../../adapter-kit/contract.ts';
import { hardwareSources, isManaged, joinsHardware } from '../../config/config.ts';
import type { Config } from '../../config/index.ts';
import { ConfigError } from '../../model/config-error.ts';
import type { PointedBy } from '../../model/stored.ts';
import { softwareNames } from '../../practices/index.ts';
import { createSourceFunction, type SourceFunction, type SourceParts } from './handler.ts';
import type { SourceRules } from './tools.ts';

export type { SourceFunction, SourceParts, SourceReply } from './handler.ts';
export type { TickOutcome } from './sweep.ts';

/**
 * The Lambda handler of a source. Takes a `SourceRequest` and never rejects: what goes wrong is a `SourceFailure`.
 *
 * @param config the organization's file; a source that it does not list answers `misconfigured`
 * @param parts what is handed in instead of the real thing
 */
export function sourceHandler<Settings>(
  adapter: Adapter<Settings>,
  config: Config,
  parts: Partial<SourceParts> = {},
): SourceFunction {
  return createSourceFunction(adapter, () => rulesOf(config, adapter), parts);
}

/** @throws ConfigError when the source is not switched on, or for something that it is not */
function rulesOf(config: Config, adapter: Pick<Adapter<unknown>, 'source' | 'label' | 'role'>) {
  const { source, label, role } = adapter;
  const { keep_for, practices } = config;
  const activity = config.activity[source];
  const devices = config.sources[source];
  const settings = devices ?? activity;
  if (!settings) {
    throw new ConfigError('stethoscope.yml', [
      `sources.${source}: is missing. Add it, or remove its function.`,
    ]);
  }
  if (settings.role !== role) {
    throw new ConfigError('stethoscope.yml', [
      `sources.${source}.role: is ${settings.role}. Write ${role}: that is what ${label} knows.`,
    ]);
  }
  const { sweep_every, longest_sweep } = devices ?? {};
  const pointed_by = role === 'devices' && pointedBy(source, config);
  const sweeps = sweep_every !== undefined && longest_sweep !== undefined && { sweep_every, longest_sweep };
  return {
    ...(sweeps && { sweeps: { ...sweeps, ...(pointed_by && { pointed_by }) } }),
    ...(pointed_by && { pointed_by }),
    ...(joinsHardware(source, config) && { owners_at: config.access.allowed_domains }),
    ...(activity && { activity }),
    keep_for,
    software: softwareNames(practices),
  } satisfies SourceRules;
}

/**
 * Records of hardware are found through pointers. Those of other sources are pointed at by what proves nothing alone,
 * where some hardware has nothing else: then it counts who else has it. What a person could have typed counts not.
 */
function pointedBy(source: string, config: Config): PointedBy | undefined {
  if (joinsHardware(source, config)) return 'all';
  return hardwareSources(config).length > 0 && isManaged(source, config) ? 'weak' : undefined;
}
