import { expect, it } from '@jest/globals';
import type { Caller } from '../../../../shared/model/access.ts';
import { judgedDevices, toV1Device } from '../../../../shared/report/index.ts';
import { withOwners } from '../../../../shared/services/aggregator/owners.ts';
import { noTransforms } from '../../../support/transforms.ts';
import { STORY_NOW, storyConfig, storyInput } from '../../report/stories.ts';

const [first] = storyInput('all-well').person.records;
if (!first) throw new Error('The story has a Mac.');
const records = [
  { ...first, id: 'one', owners: ['zoe@example.com'] },
  { ...first, id: 'two', source: 'landesk', owners: ['ada@example.com', 'zoe@example.com'] },
];
const devices = judgedDevices(records, {
  config: storyConfig,
  transforms: noTransforms,
  language: 'en',
  now: STORY_NOW,
}).map(toV1Device);
const ownersFor = (caller: Caller | undefined) =>
  devices.map((device) => withOwners(device, records, caller).owners);
const person = (...roles: Caller['roles']): Caller => ({ kind: 'session', who: 'ada@example.com', roles });

it('of all records of a device are told to the security team and to programs', () => {
  expect(devices).toHaveLength(1);
  const both = [['ada@example.com', 'zoe@example.com']];
  expect(ownersFor(person('employee', 'security'))).toEqual(both);
  expect(ownersFor({ kind: 'token', who: 'siem', roles: ['service'], scopes: ['devices:read'] })).toEqual(
    both,
  );
});

it('are not told to anybody else, not even to one of them', () => {
  expect(ownersFor(person('employee'))).toEqual([undefined]);
  expect(ownersFor(person('employee', 'helpdesk'))).toEqual([undefined]);
  expect(ownersFor(undefined)).toEqual([undefined]);
});
