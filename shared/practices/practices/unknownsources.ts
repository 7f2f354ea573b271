import { parseVersion } from '../../releases/versions.ts';
import { practiceOptions } from '../options.ts';
import { judgeBoolean, yesNo } from '../outcomes.ts';
import { say } from '../render.ts';
import { definePractice } from '../types.ts';

/** The first Android that asks for each app instead of having one switch. */
const PER_APP = 8;

/** Apps come from known sources only: the switch of old Android versions, Gatekeeper on a Mac. */
export const unknownsources = definePractice({
  id: 'unknownsources',
  rating: 'suggested',
  platforms: ['Mac', 'Android'],
  facts: ['unknown_sources', 'os_version'],
  answered_by: ['unknown_sources'],
  options: practiceOptions({}),
  uses: { titles: ['per_app'], phrases: ['yes', 'no', 'wanted', 'version'] },
  describe: {
    unknown_sources: yesNo,
    os_version: ({ version }) => say('version', { version: version ?? '?' }),
  },
  // The version decides whether the question applies; it is no evidence for the answer.
  part: (basis, value) => (basis === 'os_version' ? undefined : value),
  evaluate({ unknown_sources: fact, os_version: system }, _options, { platform }) {
    const [major] = parseVersion(system?.value.version) ?? [];
    if (!fact && platform === 'Android' && major !== undefined && major >= PER_APP)
      return { verdict: 'na', variant: 'per_app' };
    return judgeBoolean('unknown_sources', fact, false, yesNo);
  },
});
