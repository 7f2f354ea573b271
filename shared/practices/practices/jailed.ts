import { practiceOptions } from '../options.ts';
import { judgeBoolean, yesNo } from '../outcomes.ts';
import { say } from '../render.ts';
import { definePractice } from '../types.ts';

const checked = (value: boolean) => say(value ? 'start_checked' : 'start_unchecked');

/**
 * The system's own protection was not removed: not jailbroken, not rooted, not in developer mode, and on a Mac with
 * System Integrity Protection and a start that is checked.
 */
export const jailed = definePractice({
  id: 'jailed',
  rating: 'critical',
  platforms: ['Mac', 'iOS', 'Android', 'ChromeOS'],
  facts: ['rooted', 'secure_boot'],
  answered_by: ['rooted'],
  options: practiceOptions({}),
  uses: {
    titles: ['no_secure_boot'],
    phrases: ['yes', 'no', 'start_checked', 'start_unchecked', 'wanted', 'wanted_checked'],
  },
  describe: { rooted: yesNo, secure_boot: checked },
  evaluate({ rooted, secure_boot }) {
    if (rooted?.value !== true && secure_boot?.value === false)
      return {
        verdict: 'fail',
        basis: 'secure_boot',
        variant: 'no_secure_boot',
        seen: checked(false),
        wanted: say('wanted_checked'),
      };
    return judgeBoolean('rooted', rooted, false, yesNo);
  },
});
