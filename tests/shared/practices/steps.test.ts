import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../../shared/model/languages.ts';
import { judge, REGISTRY } from '../../../shared/practices/index.ts';
import { deviceOf, NOW, type Sketch } from './device.ts';

/** Everything is wrong that can be. */
const BAD: Sketch['facts'] = {
  disk_encryption: 'off',
  firewall: false,
  rooted: true,
  remote_login: true,
  unknown_sources: true,
  adb: true,
  screen_lock: { on: false },
  auto_update: { check: false, download: false, install_os: false, install_security: false },
};

const practices = REGISTRY.filter(({ template }) => template !== 'software').map(({ id }) => id);
const judged = (sketch: Sketch, language = 'en') =>
  Object.entries(judge(deviceOf(sketch), { now: NOW, language, practices: {} })).filter(([id]) =>
    practices.includes(id),
  );

const SYSTEMS: readonly Sketch[] = [
  { platform: 'Mac', os: 'Mac OS X', version: '10.4.11' },
  { platform: 'Mac', os: 'macOS', version: '27.2' },
  { platform: 'Windows', os: 'Windows XP Professional', version: '5.1' },
  { platform: 'Windows', os: 'Windows 7 Professional', version: '6.1.7601' },
  { platform: 'Windows', os: 'Windows 11 Pro', version: '10.0.26200.9711' },
  { platform: 'Linux', os: 'Arch Linux', version: 'rolling' },
  { platform: 'Linux', os: 'Linux Mint', version: '22' },
  { platform: 'iOS', os: 'iOS', version: '6.1.6' },
  { platform: 'Android', os: 'Android', version: '5.1' },
];

describe('steps', () => {
  it.each(SYSTEMS)('are there for whatever is to be done or looked at on %j', (system) => {
    for (const language of LANGUAGES)
      for (const facts of [BAD, {}])
        for (const [id, { status, code, directions, details }] of judged({ ...system, facts }, language)) {
          const isNeeded =
            status === 'warn' || status === 'nudge' || /steps below|Schritte/.test(details.join());
          expect([id, code, isNeeded && directions === null]).toEqual([id, code, false]);
        }
  });

  it.each([
    ['Windows 7 Professional', '6.1.7601'],
    ['Windows XP Professional', '5.1'],
    ['Windows 8.1 Pro', '6.3.9600'],
  ])('of Windows 10 and 11 are not for %s', (os, version) => {
    for (const [id, { directions }] of judged({ platform: 'Windows', os, version, facts: BAD }))
      expect([id, directions?.for ?? '']).not.toEqual([id, expect.stringMatching(/1[01]/)]);
  });

  it('of Windows 11 are not for Windows 10 without a build', () => {
    const sketch: Sketch = { platform: 'Windows', os: 'Windows 10 Pro', version: '22H2', facts: BAD };
    for (const [id, { directions }] of judged(sketch))
      expect([id, directions?.for ?? '']).not.toEqual([id, 'Windows 11']);
  });

  it('of one kind of Linux are not for another', () => {
    for (const [id, { directions }] of judged({ platform: 'Linux', os: 'Arch Linux', facts: BAD }))
      expect([id, directions?.for ?? '']).not.toEqual([id, expect.stringMatching(/Ubuntu|Fedora/)]);
  });
});
