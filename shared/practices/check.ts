/** Practices that rest on what a source checks itself, by its name for it: a policy of Fleet, a setting of Intune. */
import { PLATFORMS, type Platform } from '../model/record.ts';
import type { CheckSpec } from './check-spec.ts';
import { practiceOptions } from './options.ts';
import { noFact } from './outcomes.ts';
import { say } from './render.ts';
import { definePractice, type Practice } from './types.ts';

/** Where all names are by platform, these; else all. */
function platformsOf(spec: CheckSpec): readonly Platform[] {
  const named = Object.values(spec).map((name) => (typeof name === 'string' ? PLATFORMS : Object.keys(name)));
  return PLATFORMS.filter((platform) => named.some((list) => list.some((one) => one === platform)));
}

/**
 * Makes a practice from names of checks. What the source has not answered is unknown.
 *
 * @param id its key in stethoscope.yml and in the words
 */
export function checkPractice(id: string, spec: CheckSpec): Practice {
  const nameIn = (source: string, platform: Platform | undefined): string | undefined => {
    const name = Object.hasOwn(spec, source) ? spec[source] : undefined;
    if (typeof name === 'string' || name === undefined) return name;
    return platform && name[platform];
  };
  const resultIn = (checks: Readonly<Record<string, boolean>>, source: string, platform?: Platform) => {
    const name = nameIn(source, platform);
    return name !== undefined && Object.hasOwn(checks, name) ? checks[name] : undefined;
  };
  const word = (passes: boolean | undefined, check: string) =>
    say(passes ? 'passed' : 'not_passed', { check });

  return definePractice({
    id,
    rating: 'suggested',
    platforms: platformsOf(spec),
    facts: ['checks'],
    options: practiceOptions({}),
    template: 'check',
    check: spec,
    uses: { phrases: ['passed', 'not_passed', 'wanted'] },
    describe: {
      checks: (checks, { platform }, source) =>
        word(resultIn(checks, source, platform), nameIn(source, platform) ?? ''),
    },
    part: (_basis, value, { platform }, source) =>
      resultIn(value as Record<string, boolean>, source, platform),
    evaluate({ checks }, _options, { platform }) {
      const passes = checks && resultIn(checks.value, checks.source, platform);
      if (passes === undefined) return noFact;
      const check = nameIn(checks?.source ?? '', platform) ?? '';
      const rests = { basis: 'checks', seen: word(passes, check) } as const;
      return passes
        ? { ...rests, verdict: 'pass' }
        : { ...rests, verdict: 'fail', wanted: say('wanted', { check }) };
    },
  });
}
