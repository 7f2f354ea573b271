import { testPractice } from '../practice-table.ts';

testPractice('encryption', [
  { name: 'on', platform: 'Mac', facts: { disk_encryption: 'on' }, gives: 'ok' },
  {
    name: 'off',
    platform: 'Windows',
    facts: { disk_encryption: 'off' },
    gives: 'warn',
    seen: 'not encrypted',
    wanted: 'the whole disk encrypted',
  },
  {
    name: 'still running',
    platform: 'Mac',
    facts: { disk_encryption: 'in_progress' },
    gives: 'warn',
    title: 'in_progress',
  },
  {
    name: 'off, where it is only suggested',
    platform: 'Linux',
    facts: { disk_encryption: 'off' },
    setting: { rating: 'suggested' },
    gives: 'nudge',
  },
  { name: 'off, on a device of unknown kind', facts: { disk_encryption: 'off' }, gives: 'warn' },
  {
    name: 'on, a month and a day ago',
    platform: 'iOS',
    facts: { disk_encryption: 'on' },
    at: '2026-10-23T08:00:00Z',
    gives: 'ok',
    stale: true,
  },
  {
    name: 'on, three days ago, where two are allowed',
    platform: 'Mac',
    facts: { disk_encryption: 'on' },
    at: '2026-11-20T08:00:00Z',
    setting: { options: { max_age: '2d' } },
    gives: 'ok',
    stale: true,
  },
  { name: 'on, nobody said when', platform: 'Mac', facts: { disk_encryption: 'on' }, at: null, gives: 'ok' },
  { name: 'not collected', platform: 'ChromeOS', gives: 'unknown', code: 'no_fact' },
  { name: 'nothing known at all', gives: 'unknown', code: 'no_platform' },
]);
