import { testPractice } from '../practice-table.ts';

testPractice('adbstatus', [
  { name: 'false', platform: 'Android', facts: { adb: false }, gives: 'ok' },
  { name: 'true', platform: 'Android', facts: { adb: true }, gives: 'nudge', seen: 'on', wanted: 'off' },
  { name: 'not collected', platform: 'Android', gives: 'unknown', code: 'no_fact' },
  { name: 'nothing known at all', gives: 'unknown', code: 'no_platform' },
  { name: 'another kind of device', platform: 'iOS', facts: { adb: true }, gives: 'na' },
]);
