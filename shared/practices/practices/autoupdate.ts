import * as z from 'zod';
import type { AutoUpdate, Platform } from '../../model/record.ts';
import { practiceOptions } from '../options.ts';
import { noFact } from '../outcomes.ts';
import { say } from '../render.ts';
import { strict } from '../strict.ts';
import { definePractice } from '../types.ts';

const SWITCHES = ['check', 'download', 'install_os', 'install_security', 'install_apps'] as const;
type Switch = (typeof SWITCHES)[number];

const Switches = z.array(z.enum(SWITCHES, { error: `is not a kind of update. Use: ${SWITCHES.join(', ')}` }));

/** What has to be on, by kind of device. Installing whole new systems and apps by themselves is a choice on computers. */
const options = practiceOptions({
  wanted: strict({
    Mac: Switches.default(['check', 'download', 'install_security']),
    Windows: Switches.default(['install_security']),
    Linux: Switches.default(['install_security']),
    ChromeOS: Switches.default(['install_os']),
  }).prefault({}),
});

const ANY: readonly Switch[] = ['install_security'];
const list = (switches: readonly Switch[]) => ({ switches: switches.map((name) => say(name)) });
const which = (value: AutoUpdate, state: boolean) => SWITCHES.filter((name) => value[name] === state);

const describe = (value: AutoUpdate) => {
  const off = which(value, false);
  const on = which(value, true);
  if (off.length > 0) return say('off', list(off));
  return on.length > 0 ? say('on', list(on)) : say('none_known');
};

const wantedOn = (wanted: Partial<Record<Platform, Switch[]>>, platform: Platform | undefined) =>
  (platform && wanted[platform]) ?? ANY;

/** Updates install by themselves. One wanted switch that is off is a finding; one that nobody reported is not. */
export const autoupdate = definePractice({
  id: 'autoupdate',
  rating: 'suggested',
  platforms: ['Mac', 'Windows', 'Linux', 'ChromeOS'],
  facts: ['auto_update', 'os_version'],
  answered_by: ['auto_update'],
  options,
  uses: {
    titles: ['ended'],
    unknown: ['partly_known'],
    phrases: ['on', 'off', 'none_known', 'not_reported', 'wanted', 'version', ...SWITCHES],
  },
  describe: {
    auto_update: describe,
    os_version: ({ version }) => say('version', { version: version ?? '?' }),
  },
  // It decides whether the question applies; it is no evidence for the answer.
  part: (basis, value) => (basis === 'os_version' ? undefined : value),
  directions: ({ wanted }, { platform }) => ({ asks: wantedOn(wanted, platform) }),
  evaluate({ auto_update: fact, os_version: system }, { wanted }, { now, platform }) {
    const until = system?.value.supported_until;
    if (until && until < now.toISOString().slice(0, 10)) return { verdict: 'na', variant: 'ended' };
    if (!fact) return noFact;
    const needed = wantedOn(wanted, platform);
    const off = needed.filter((name) => fact.value[name] === false);
    const missing = needed.filter((name) => fact.value[name] === undefined);
    const basis = 'auto_update';
    if (off.length > 0)
      return {
        verdict: 'fail',
        basis,
        seen: say('off', list(off)),
        wanted: say('wanted', list(needed)),
        asks: off,
      };
    if (missing.length > 0)
      return { verdict: 'unknown', code: 'partly_known', basis, seen: say('not_reported', list(missing)) };
    return { verdict: 'pass', basis, seen: describe(fact.value) };
  },
});
