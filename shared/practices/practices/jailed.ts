import { practiceOptions } from '../options.ts';
import { judgeBoolean, yesNo } from '../outcomes.ts';
import { definePractice } from '../types.ts';

/** The system's own protection was not removed: not jailbroken, not rooted, not in developer mode, and on a Mac with System Integrity Protection. */
export const jailed = definePractice({
  id: 'jailed',
  rating: 'critical',
  platforms: ['Mac', 'iOS', 'Android', 'ChromeOS'],
  facts: ['rooted'],
  options: practiceOptions({}),
  uses: { phrases: ['yes', 'no', 'wanted'] },
  describe: { rooted: yesNo },
  evaluate: ({ rooted: fact }) => judgeBoolean('rooted', fact, false, yesNo),
});
