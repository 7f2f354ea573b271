import { expect, it } from '@jest/globals';
import { MACHINE, recordOf, recordsOf } from './machine.ts';

it.each([
  ['1 - on', '1 - fully encrypted', 100, 'on'],
  ['1 - on', null, 100, 'on'],
  ['1', '1', null, 'on'],
  ['1 - on', '1 - fully encrypted', 62, 'in_progress'],
  ['0 - off', '0 - fully decrypted', 0, 'off'],
  ['0 - off', null, null, 'off'],
  // osquery's pull request 8931: a disk that was decrypted still said that it is protected.
  ['1 - on', '0 - fully decrypted', 0, 'off'],
  ['0 - off', '1 - fully encrypted', 100, 'suspended'],
  ['0 - off', '1 - fully encrypted', null, 'suspended'],
  ['0 - off', null, 100, 'suspended'],
  ['0 - off', '2 - encryption in progress', 47, 'in_progress'],
  ['0 - off', '4 - encryption paused', 47, 'in_progress'],
  ['1 - on', '3 - decryption in progress', 47, 'off'],
  ['1 - on', '5 - decryption paused', 47, 'off'],
  ['2 - unknown', '1 - fully encrypted', 100, undefined],
  ['eingeschaltet', null, null, undefined],
  ['', ' ', null, undefined],
  [null, null, null, undefined],
])('with BitLocker %j, %j, %j is %j', (protectionstatus, conversionstatus, encryptionpercentage, value) => {
  const { facts } = recordOf({ protectionstatus, conversionstatus, encryptionpercentage }) ?? {};
  expect(facts?.disk_encryption?.value).toBe(value);
});

const open = {
  protectionstatus: '0 - off',
  conversionstatus: '0 - fully decrypted',
  encryptionpercentage: 0,
};
const data = { encryptionpercentage: null };

it.each([
  ['all are on', [MACHINE, { ...MACHINE, ...data }], 'on'],
  // Which of them Windows starts from is not told: the open one may be a recovery volume or a stick.
  ['one is open', [MACHINE, { ...MACHINE, ...open }], undefined],
  ['one is unknown', [MACHINE, { ...MACHINE, protectionstatus: '2 - unknown' }], undefined],
  [
    'all are open',
    [
      { ...MACHINE, ...open },
      { ...MACHINE, ...open },
    ],
    'off',
  ],
])('of several volumes, where %s: %s', (_what, machines, value) => {
  expect(recordsOf(machines)[0]?.facts.disk_encryption?.value).toBe(value);
});

it('says how far it looked, where it is told of several volumes', () => {
  expect(recordsOf([MACHINE, { ...MACHINE, ...data }])[0]?.facts.disk_encryption?.details).toEqual({
    covers: 'internal_volumes',
    volumes: ['1 - on, 1 - fully encrypted, 100 %', '1 - on, 1 - fully encrypted'],
  });
  expect(recordOf()?.facts.disk_encryption?.details).not.toHaveProperty('covers');
});
