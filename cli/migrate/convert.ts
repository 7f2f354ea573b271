/** From the first Stethoscope's settings to ours. Pure; what is not known is named, never guessed. */
import { GENERAL_MOVES, withoutIssuer } from './general.ts';
import { PLUGIN_MOVES } from './plugins.ts';
import { SOURCE_MOVES } from './sources.ts';
import { isGroup, type Migration, type Move, note, put } from './target.ts';

export { PLUGIN_MOVES };

/** Every setting that the first Stethoscope had, but for those of its plugins without a name of their own. */
export const MOVES: Readonly<Record<string, Move>> = { ...GENERAL_MOVES, ...SOURCE_MOVES };

/** Settings of plugins that had the same names: `URL`, `ELASTICSEARCH_HOSTS`. */
export const SHARED_SETTINGS = [
  'URL',
  'TIMEOUT',
  'HEALTHCHECK_URL',
  'ELASTICSEARCH_HOSTS',
  'ELASTICSEARCH_INDEX',
  'ELASTICSEARCH_DOCTYPE',
  'VPN_CIDRS',
  'PATTERN_MAP',
] as const;

/** @param settings as they stood in config.py and config.json, together */
export function convert(settings: Readonly<Record<string, unknown>>): Migration {
  const target: Migration = { config: {}, secrets: {}, notes: [], unknown: [] };
  for (const [name, value] of Object.entries(settings)) {
    if (name !== 'PLUGINS') target.unknown.push(...apply(name, value, target));
    else if (isGroup(value)) target.unknown.push(...plugins(value, target));
  }
  withoutSettings(target);
  withoutIssuer(target);
  if (!isGroup(target.config.access) || !('allowed_domains' in target.config.access))
    note('access.allowed_domains: add the domains of your e-mail addresses; nobody comes in without.')(
      0,
      target,
    );
  return target;
}

/** A label alone switches nothing on: its source would lack what it needs. */
function withoutSettings({ config, notes }: Migration): void {
  if (!isGroup(config.sources)) return;
  for (const [name, source] of Object.entries(config.sources)) {
    if (!isGroup(source) || Object.keys(source).join() !== 'label') continue;
    delete config.sources[name];
    notes.push(
      `sources.${name}: there were no settings of it, so it stays off and its label "${source.label}" was left out. Give config.py and config.json at once.`,
    );
  }
  if (Object.keys(config.sources).length === 0) delete config.sources;
}

function apply(name: string, value: unknown, target: Migration): string[] {
  const move = MOVES[name];
  if (!move) return [name];
  move(value, target);
  return [];
}

/** A plugin that is there is switched on; some have settings of general names. */
function plugins(all: Record<string, unknown>, target: Migration): string[] {
  return Object.entries(all).flatMap(([plugin, settings]) => {
    const own = PLUGIN_MOVES[plugin];
    own?.(settings, target);
    return Object.entries(isGroup(settings) ? settings : {}).flatMap(([name, value]) => {
      if (name === 'TIMEOUT') return timeout(plugin, value, target);
      if (own && (SHARED_SETTINGS as readonly string[]).includes(name)) return [];
      return apply(name, value, target).map((lost) => `PLUGINS.${plugin}.${lost}`);
    });
  });
}

function timeout(plugin: string, value: unknown, target: Migration): string[] {
  if (SOURCE_MOVES[`${plugin.toUpperCase()}_TIMEOUT`] === undefined) return [];
  put(target.config, ['sources', plugin, 'deadline'], `${Math.ceil(Number(value))}s`);
  return [];
}
