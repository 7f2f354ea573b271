import { testPractice } from '../practice-table.ts';

testPractice('unknownsources', [
  { name: 'blocked', platform: 'Mac', facts: { unknown_sources: false }, gives: 'ok' },
  { name: 'allowed', platform: 'Mac', facts: { unknown_sources: true }, gives: 'nudge', seen: 'allowed' },
  {
    name: 'allowed, although Android 16 asks for each app',
    platform: 'Android',
    version: '16',
    facts: { unknown_sources: true },
    gives: 'nudge',
  },
  {
    name: 'not collected on Android 8, where it is no longer one switch',
    platform: 'Android',
    version: '8.1.0',
    gives: 'na',
    title: 'per_app',
  },
  {
    name: 'not collected on Android 7',
    platform: 'Android',
    version: '7.1',
    gives: 'unknown',
    code: 'no_fact',
  },
  {
    name: 'not collected on an Android of unknown version',
    platform: 'Android',
    gives: 'unknown',
    code: 'no_fact',
  },
  { name: 'not collected on macOS 26', platform: 'Mac', version: '26.6', gives: 'unknown', code: 'no_fact' },
  { name: 'nothing known at all', gives: 'unknown', code: 'no_platform' },
  { name: 'another kind of device', platform: 'Windows', gives: 'na' },
]);
