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
  {
    name: 'a Mac that starts unchecked',
    platform: 'Mac',
    facts: { rooted: false, secure_boot: false },
    gives: 'warn',
    title: 'no_secure_boot',
    seen: 'the start is not checked (No Security)',
    wanted: 'a start that is checked (Full Security)',
  },
  {
    name: 'a start that is checked, and nothing else known',
    platform: 'Mac',
    facts: { secure_boot: true },
    gives: 'unknown',
    code: 'no_fact',
  },
  {
    name: 'protected, and started checked',
    platform: 'Mac',
    facts: { rooted: false, secure_boot: true },
    gives: 'ok',
  },
  {
    name: 'removed, whatever the start does',
    platform: 'Mac',
    facts: { rooted: true, secure_boot: false },
    gives: 'warn',
  },
  { name: 'not collected', platform: 'Android', gives: 'unknown', code: 'no_fact' },
  { name: 'nothing known at all', gives: 'unknown', code: 'no_platform' },
  { name: 'another kind of device', platform: 'Windows', facts: { rooted: true }, gives: 'na' },
]);
