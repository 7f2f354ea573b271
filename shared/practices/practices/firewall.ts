import { practiceOptions } from '../options.ts';
import { judgeBoolean, onOff } from '../outcomes.ts';
import { definePractice } from '../types.ts';

/** The firewall of the system is on. */
export const firewall = definePractice({
  id: 'firewall',
  rating: 'suggested',
  platforms: ['Mac', 'Windows', 'Linux'],
  facts: ['firewall'],
  options: practiceOptions({}),
  uses: { phrases: ['on', 'off', 'wanted'] },
  describe: { firewall: onOff },
  evaluate: ({ firewall: fact }) => judgeBoolean('firewall', fact, true, onOff),
});
