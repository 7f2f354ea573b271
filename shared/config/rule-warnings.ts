/** Rules that can be used and reach no device: of all others the reader would never know. */

import type { Declarations } from '../model/declaration.ts';
import { PLATFORMS, type Platform } from '../model/record.ts';
import { type PracticeRule, type PracticeSetting, practiceFor, TARGETS } from '../practices/index.ts';
import type { ConfigProblem } from './problems.ts';
import type { ConfigData } from './schema.ts';

interface About {
  rule: PracticeRule;
  /** The rules before it. */
  before: readonly PracticeRule[];
  /** Those that the practice is for. */
  platforms: readonly Platform[];
}

/**
 * @param id of the practice
 * @param declarations of the sources; absent: any may tell anything
 */
export function unreachedRules(
  [id, { rules = [], ...setting }]: [string, PracticeSetting],
  data: ConfigData,
  declarations: Declarations | undefined,
): ConfigProblem[] {
  const platforms = practiceFor(id, setting)?.platforms ?? PLATFORMS;
  return rules.flatMap((rule, index) => {
    const about: About = { rule, before: rules.slice(0, index), platforms };
    const found = [
      hidden(about),
      elsewhere(about),
      strangers(about, data),
      ...(declarations ? [unlabelled(about, data, declarations)] : []),
    ];
    return found
      .filter((one) => one !== undefined)
      .map(({ path, message }) => ({ path: ['practices', id, 'rules', index, ...path], message }));
  });
}

/** An earlier rule that fits whatever this one fits. */
function hidden({ rule, before }: About): ConfigProblem | undefined {
  const at = before.findIndex((earlier) => TARGETS.every((key) => holds(earlier[key], rule[key])));
  if (at < 0) return undefined;
  return {
    path: [],
    message: `is never reached: rule ${at + 1} fits all that it fits. Put it before that one`,
  };
}

type Wanted = PracticeRule[(typeof TARGETS)[number]];

function holds(wider: Wanted, narrower: Wanted): boolean {
  if (wider === undefined) return true;
  if (narrower === undefined) return false;
  const names = new Set([wider].flat().map((one) => one.toLowerCase()));
  return [narrower].flat().every((one) => names.has(one.toLowerCase()));
}

/** Platforms that the practice has nothing to say about. */
function elsewhere({ rule, platforms }: About): ConfigProblem | undefined {
  if (rule.platforms === undefined || rule.platforms.some((one) => platforms.includes(one))) return undefined;
  const message = `is about no device: this is checked on ${platforms.join(', ')} only. Correct it, or remove the rule`;
  return { path: ['platforms'], message };
}

/** People at other domains than those that may come in. */
function strangers({ rule }: About, { access }: ConfigData): ConfigProblem | undefined {
  const isStranger = (person: string) => {
    const domain = person.slice(person.lastIndexOf('@') + 1).toLowerCase();
    return !domain.includes('*') && !access.allowed_domains.includes(domain);
  };
  const stranger = rule.people?.find(isStranger);
  if (stranger === undefined) return undefined;
  const domains = access.allowed_domains.join(', ');
  const message = `names ${stranger}, and nobody from there may come in: \`access.allowed_domains\` has ${domains}. Correct it`;
  return { path: ['people'], message };
}

/** Labels that no source tells of these platforms. */
function unlabelled(
  { rule, platforms: all }: About,
  { sources }: ConfigData,
  declarations: Declarations,
): ConfigProblem | undefined {
  const platforms = rule.platforms ?? all;
  const asked = Object.keys(sources).filter((source) => sources[source]?.role === 'devices');
  const can = (source: string) =>
    platforms.some((platform) => {
      const tells = declarations[source]?.tells;
      return tells === undefined || tells[platform]?.includes('labels');
    });
  if (rule.labels === undefined || asked.some(can)) return undefined;
  const of = rule.platforms ? ` of ${rule.platforms.join(', ')}` : '';
  const message = `are told by no source${of} (${asked.join(', ')}), so no device has any. Remove the rule, or name people`;
  return { path: ['labels'], message };
}
