import { practiceOptions } from '../options.ts';
import { judgeBoolean, yesNo } from '../outcomes.ts';
import { definePractice } from '../types.ts';

/** Nobody can sign in over the network. */
export const remotelogin = definePractice({
  id: 'remotelogin',
  rating: 'suggested',
  platforms: ['Mac', 'Windows', 'Linux'],
  facts: ['remote_login'],
  options: practiceOptions({}),
  uses: { phrases: ['yes', 'no', 'wanted'] },
  describe: { remote_login: yesNo },
  evaluate: ({ remote_login: fact }) => judgeBoolean('remote_login', fact, false, yesNo),
});
