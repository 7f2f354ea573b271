/** From the first Stethoscope's settings to ours. Pure; what is not known is named, never guessed. */
import { GENERAL_MOVES } from './general.ts';
import { PLUGIN_MOVES } from './plugins.ts';
import { SOURCE_MOVES } from './sources.ts';
import { isGroup, type Move, note, put, type Target } from './target.ts';

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

export interface Converted extends Target {
  /** Settings that the first Stethoscope did not have. */
  unknown: string[];
}

/** @param settings as they stood in config.py and config.json */
export function convert(settings: Readonly<Record<string, unknown>>): Converted {
  const target: Target = { config: {}, secrets: {}, notes: [] };
  const unknown = Object.entries(settings).flatMap(([name, value]) => {
    if (name === 'PLUGINS') return isGroup(value) ? plugins(value, target) : [];
    return apply(name, value, target);
  });
  if (!isGroup(target.config.access) || !('allowed_domains' in target.config.access))
    note('access.allowed_domains: add the domains of your e-mail addresses; nobody comes in without.')(
      0,
      target,
    );
  return { ...target, unknown };
}

function apply(name: string, value: unknown, target: Target): string[] {
  const move = MOVES[name];
  if (!move) return [name];
  move(value, target);
  return [];
}

/** A plugin that is there is switched on; some have settings of general names. */
function plugins(all: Record<string, unknown>, target: Target): string[] {
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

function timeout(plugin: string, value: unknown, target: Target): string[] {
  if (SOURCE_MOVES[`${plugin.toUpperCase()}_TIMEOUT`] === undefined) return [];
  put(target.config, ['sources', plugin, 'deadline'], `${Math.ceil(Number(value))}s`);
  return [];
}
