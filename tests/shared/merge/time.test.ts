import { describe, expect, it } from '@jest/globals';
import { moment, newestFirst } from '../../../shared/merge/time.ts';

const NOON = '2026-11-23T12:00:00.000Z';
const limit = moment(NOON);
const at = (value: unknown) => moment(value)?.at;

describe('a time of a vendor', () => {
  it.each([
    ['2026-11-23T12:00:00.000Z', NOON],
    // As it came: nothing is read into it.
    ['2026-11-23T12:00:00Z', '2026-11-23T12:00:00Z'],
    ['2026-11-23T13:00:00+01:00', NOON],
    ['2026-11-23T13:00:00+0100', NOON],
    ['2026-11-23T12:00:00', NOON],
    ['2026-11-23T12:00', NOON],
    ['2026-11-23', '2026-11-23T00:00:00.000Z'],
  ])('%s is %s', (value, expected) => expect(at(value)).toBe(expected));

  it.each([
    'device 7',
    '2026-13-45',
    '2026-11-23T99:00:00Z',
    '',
    null,
    1_700_000_000,
    undefined,
    ['2026-11-23'],
  ])('%j is no time', (value) => expect(at(value)).toBeUndefined());

  it.each([
    ['a millisecond ahead', '2026-11-23T12:00:00.001Z', NOON],
    ['an hour ahead', '2026-11-23T13:00:00Z', NOON],
    ['a year ahead', '2027-11-23T12:00:00Z', NOON],
    ['just then', NOON, NOON],
    ['a millisecond before', '2026-11-23T11:59:59.999Z', '2026-11-23T11:59:59.999Z'],
  ])('by a clock that is %s counts as %s at the latest', (_, value, expected) =>
    expect(moment(value, limit)?.at).toBe(expected),
  );
});

it('the newest comes first, what has no time last', () => {
  const times = [undefined, moment('2026-11-22'), undefined, limit, moment('2026-11-21')];
  expect(times.sort(newestFirst).map((time) => time?.at)).toEqual([
    NOON,
    '2026-11-22T00:00:00.000Z',
    '2026-11-21T00:00:00.000Z',
    undefined,
    undefined,
  ]);
});
