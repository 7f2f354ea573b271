import { describe, expect, it } from '@jest/globals';
import { isOfKind } from '../../../shared/merge/values.ts';
import { FACT_NAMES, type FactName } from '../../../shared/model/record.ts';

const NOT_UNDERSTOOD: readonly unknown[] = [undefined, null, '', 'yes', 'Encrypted', 0, 1, Number.NaN];

const GOOD: readonly [FactName, unknown][] = [
  ['disk_encryption', 'suspended'],
  ['firewall', false],
  ['auto_update', { check: true }],
  ['missing_updates', []],
  ['missing_updates', [{ title: 'macOS 26.6.2' }]],
  ['screen_lock', { on: true, after_seconds: 0 }],
  ['screen_lock', { on: true, after_seconds: null }],
  ['agents', { sentinelone: { present: true, running: false } }],
  ['checks', { Screen: true, Disk: false }],
];

const BAD: readonly [FactName, unknown][] = [
  ['auto_update', { check: 'true' }],
  ['missing_updates', [{}]],
  ['missing_updates', ['macOS 26.6.2']],
  ['screen_lock', { on: 'false' }],
  ['screen_lock', { on: true, after_seconds: '600' }],
  ['agents', { sentinelone: { present: 'no' } }],
  ['agents', { sentinelone: { present: true, running: 'stopped' } }],
  ['agents', []],
  // Half of it would be taken for all.
  ['auto_update', { check: true, install: 'yes' }],
  ['agents', { sentinelone: { present: true }, carbonblack: { present: 'no' } }],
  ['checks', { Screen: true, Disk: 'yes' }],
  ['disk_encryption', ['suspended']],
];

describe('the value of a fact', () => {
  it.each(GOOD)('%s may be %j', (name, value) => {
    expect(isOfKind(name, value)).toBe(true);
  });

  it.each(BAD)('%s is not %j', (name, value) => {
    expect(isOfKind(name, value)).toBe(false);
  });

  it.each(FACT_NAMES)('%s is no word and no number', (name) => {
    expect(NOT_UNDERSTOOD.filter((value) => isOfKind(name, value))).toEqual([]);
  });
});
