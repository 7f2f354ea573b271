import { testPractice } from '../practice-table.ts';

testPractice('jailed', [
  { name: 'false', platform: 'Android', facts: { rooted: false }, gives: 'ok' },
  {
    name: 'true',
    platform: 'Android',
    facts: { rooted: true },
    gives: 'warn',
    seen: 'protection removed (jailbroken, rooted or in developer mode)',
    wanted: 'protection in place',
  },
  { name: 'not collected', platform: 'Android', gives: 'unknown', code: 'no_fact' },
  { name: 'nothing known at all', gives: 'unknown', code: 'no_platform' },
  { name: 'another kind of device', platform: 'Windows', facts: { rooted: true }, gives: 'na' },
]);
