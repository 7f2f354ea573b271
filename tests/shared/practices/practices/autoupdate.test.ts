import { testPractice } from '../practice-table.ts';

const all = { check: true, download: true, install_os: true, install_security: true, install_apps: true };

testPractice('autoupdate', [
  {
    name: 'all on',
    platform: 'Mac',
    facts: { auto_update: all },
    gives: 'ok',
    seen: 'on: checking for updates, downloading updates, installing system updates, installing security updates, and installing app updates',
  },
  {
    name: 'all that is wanted on',
    platform: 'Mac',
    facts: { auto_update: { ...all, install_os: false, install_apps: false } },
    gives: 'ok',
  },
  {
    name: 'one wanted off',
    platform: 'Mac',
    facts: { auto_update: { ...all, download: false } },
    gives: 'nudge',
    seen: 'off: downloading updates',
    wanted: 'on: checking for updates, downloading updates, and installing security updates',
  },
  {
    name: 'one wanted off, the others not reported',
    platform: 'Mac',
    facts: { auto_update: { check: false } },
    gives: 'nudge',
  },
  {
    name: 'one wanted not reported',
    platform: 'Mac',
    facts: { auto_update: { check: true, download: true } },
    gives: 'unknown',
    code: 'partly_known',
  },
  {
    name: 'none reported',
    platform: 'Linux',
    facts: { auto_update: {} },
    gives: 'unknown',
    code: 'partly_known',
  },
  { name: 'on', platform: 'ChromeOS', facts: { auto_update: { install_os: true } }, gives: 'ok' },
  {
    name: 'off, where this organization wants app updates',
    platform: 'Windows',
    facts: { auto_update: { ...all, install_apps: false } },
    setting: { options: { wanted: { Windows: ['install_apps'] } } },
    gives: 'nudge',
  },
  { name: 'security updates off', facts: { auto_update: { install_security: false } }, gives: 'nudge' },
  {
    name: 'a Chromebook that gets no more updates',
    platform: 'ChromeOS',
    version: '128.0',
    supported_until: '2025-06-01',
    facts: { auto_update: { install_os: false } },
    gives: 'na',
    title: 'ended',
  },
  {
    name: 'a Chromebook on the last day of its updates',
    platform: 'ChromeOS',
    supported_until: '2026-11-23',
    facts: { auto_update: { install_os: false } },
    gives: 'nudge',
  },
  { name: 'not collected', platform: 'Windows', gives: 'unknown', code: 'no_fact' },
  { name: 'nothing known at all', gives: 'unknown', code: 'no_platform' },
  { name: 'another kind of device', platform: 'iOS', facts: { auto_update: {} }, gives: 'na' },
]);
