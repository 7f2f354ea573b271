/** What an organization decided, as everything here works with it: plain data. */
import type { Declarations, Trust } from '../model/declaration.ts';
import type { ConfigData } from './schema.ts';

/** Checked, with its defaults. Durations are milliseconds. */
export type Config = ConfigData & {
  /** What each source's adapter declares. A source that is missing declares nothing. */
  declarations: Declarations;
};

/** Whether a source's log is read for everybody: it knows nothing else. One with devices is asked about each person. */
export const isLog = (source: string, { activity }: Pick<Config, 'activity'>): boolean =>
  activity[source]?.role === 'activity';

/** The enabled sources that know devices, or that say who owns what. */
export const sourcesWith = (
  role: Config['sources'][string]['role'],
  { sources }: Pick<Config, 'sources'>,
): string[] => Object.keys(sources).filter((source) => sources[source]?.role === role);

/** How much a source's word counts: as the organization says, else as its adapter declares. */
export const trustIn =
  ({ sources, declarations }: Pick<Config, 'sources' | 'declarations'>) =>
  (source: string): Trust =>
    sources[source]?.trust ?? declarations[source]?.trust ?? 'managed';

/** Whether a source's devices are found by identifiers that others list for a person. */
export const joinsHardware = (source: string, { declarations }: Pick<Config, 'declarations'>): boolean =>
  declarations[source]?.joins === 'hardware';

/** Whether the company's own system speaks, and nothing that a person could have typed. */
export const isManaged = (source: string, config: Pick<Config, 'sources' | 'declarations'>): boolean =>
  trustIn(config)(source) === 'managed';

/** The enabled sources that know hardware and no people. */
export const hardwareSources = (config: Pick<Config, 'sources' | 'declarations'>): string[] =>
  sourcesWith('devices', config).filter((source) => joinsHardware(source, config));
