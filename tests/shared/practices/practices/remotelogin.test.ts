import { testPractice } from '../practice-table.ts';

testPractice('remotelogin', [
  { name: 'false', platform: 'Linux', facts: { remote_login: false }, gives: 'ok' },
  {
    name: 'true',
    platform: 'Linux',
    facts: { remote_login: true },
    gives: 'nudge',
    seen: 'on',
    wanted: 'off',
  },
  { name: 'not collected', platform: 'Linux', gives: 'unknown', code: 'no_fact' },
  { name: 'nothing known at all', gives: 'unknown', code: 'no_platform' },
  { name: 'another kind of device', platform: 'ChromeOS', facts: { remote_login: true }, gives: 'na' },
]);
