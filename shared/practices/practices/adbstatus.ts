import { practiceOptions } from '../options.ts';
import { judgeBoolean, yesNo } from '../outcomes.ts';
import { definePractice } from '../types.ts';

/** USB debugging is off. */
export const adbstatus = definePractice({
  id: 'adbstatus',
  rating: 'suggested',
  platforms: ['Android'],
  facts: ['adb'],
  options: practiceOptions({}),
  uses: { phrases: ['yes', 'no', 'wanted'] },
  describe: { adb: yesNo },
  evaluate: ({ adb: fact }) => judgeBoolean('adb', fact, false, yesNo),
});
