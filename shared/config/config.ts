/** What an organization decided, as everything here works with it. No schema is needed for that, nor loaded. */
import type { Tells } from '../model/tells.ts';
import { createTransforms, type Transforms } from '../transforms/index.ts';
import type { ConfigData } from './schema.ts';

/** Checked, with its defaults. Durations are milliseconds. */
export type Config = Omit<ConfigData, 'transforms'> & {
  transforms: Transforms;
  /** What each source can tell at all, as its adapter declares it. A source that is missing may tell anything. */
  tells: Readonly<Record<string, Tells>>;
};

/** @param data what `readConfig` gave, in this process or when the function was bundled */
export const readyConfig = ({ transforms, ...data }: ConfigData, tells: Config['tells'] = {}): Config => ({
  ...data,
  tells,
  transforms: createTransforms(transforms),
});

/** Whether a source's log is read for everybody: it knows nothing else. One with devices is asked about each person. */
export const isLog = (source: string, { activity }: Pick<Config, 'activity'>): boolean =>
  activity[source]?.role === 'activity';

/** The enabled sources that know devices, or that say who owns what. */
export const sourcesWith = (
  role: Config['sources'][string]['role'],
  { sources }: Pick<Config, 'sources'>,
): string[] => Object.keys(sources).filter((source) => sources[source]?.role === role);
