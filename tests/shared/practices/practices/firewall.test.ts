import { testPractice } from '../practice-table.ts';

testPractice('firewall', [
  { name: 'true', platform: 'Windows', facts: { firewall: true }, gives: 'ok' },
  {
    name: 'false',
    platform: 'Windows',
    facts: { firewall: false },
    gives: 'nudge',
    seen: 'off',
    wanted: 'on',
  },
  { name: 'not collected', platform: 'Windows', gives: 'unknown', code: 'no_fact' },
  { name: 'nothing known at all', gives: 'unknown', code: 'no_platform' },
  { name: 'another kind of device', platform: 'iOS', facts: { firewall: false }, gives: 'na' },
]);
