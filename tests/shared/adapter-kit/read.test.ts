import { describe, expect, it } from '@jest/globals';
import {
  bounded,
  compact,
  count,
  day,
  emails,
  fact,
  instant,
  LONGEST_TEXT,
  labels,
  macs,
  meaning,
  readEach,
  said,
  text,
} from '../../../shared/adapter-kit/read.ts';

describe('what is said', () => {
  it.each([
    'Unknown',
    'N/A',
    'n/a',
    'none',
    'NULL',
    'Not Collected',
    'NOT_AVAILABLE',
    'never reported',
    '-',
    '?',
    '0.0.0',
    0,
    -1,
    '-1',
    '1970-01-01',
    '1601-01-01T00:00:00Z',
    '0001-01-01 00:00:00',
    '',
    null,
    [],
    {},
  ])('%j says nothing', (value) => {
    expect(said(value)).toBeUndefined();
  });

  it.each([
    ...['NA', '10.16', '0.9', '2026-11-27', 'Nonesuch', 'Not so', 'unknown-pc', 'MacBook Air', '26100'],
  ])('%j is said', (value) => {
    expect(said(value)).toBe(value);
  });
});

describe('a text', () => {
  it.each([
    [' Ann’s Mac ', 'Ann’s Mac'],
    [7, '7'],
    ['a\r\nSet-Cookie:  x', 'a Set-Cookie: x'],
    ['\u202Efdp.exe', 'fdp.exe'],
    ['a\u200Bb\u2066c\u0000d', 'abc d'],
  ])('%j is %j', (value, expected) => {
    expect(text(value)).toBe(expected);
  });

  it.each([[''], ['  '], ['\u200B'], ['\u3164'], [null], [undefined], [Number.NaN], [true], [{}], [['a']]])(
    '%j is none',
    (value) => {
      expect(text(value)).toBeUndefined();
    },
  );

  it.each(['a', 'é', '👩‍💻', 'a\u200B', ' a'])('of many %j is cut', (unit) => {
    const long = text(unit.repeat(100_000)) ?? '';
    expect([...long].length).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(bounded(long)).toBe(long);
  });
});

describe('an instant', () => {
  it.each([
    ['2026-11-23T09:00:00Z', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00:00.123456+01:00', '2026-11-23T08:00:00.123Z'],
    ['2026-11-23T09:00:00.000-0800', '2026-11-23T17:00:00.000Z'],
    ['2026-11-23 09:00:00.741621+00:00', '2026-11-23T09:00:00.741Z'],
    ['2026-11-23 09:00:00 +0000', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00Z', '2026-11-23T09:00:00.000Z'],
    [Date.UTC(2026, 10, 23), '2026-11-23T00:00:00.000Z'],
  ])('%j is %s', (value, expected) => {
    expect(instant(value)).toBe(expected);
  });

  it.each([
    '0001-01-01T00:00:00Z',
    '1601-01-01T00:00:00Z',
    '1899-12-30T00:00:00Z',
    '1900-01-01T00:00:00Z',
    '1969-12-31T16:00:00-08:00',
    '1970-01-01T00:00:00.000Z',
    '1980-01-06T00:00:00Z',
    '9999-12-31T23:59:59.9999999Z',
    '2026-11-23T09:00:00',
    '2026-11-23',
    '2026-99-99T00:00:00Z',
    'never',
    '',
    0,
    -1,
    1e308,
    Number.NaN,
    null,
    {},
  ])('%j is never, or none', (value) => {
    expect(instant(value)).toBeUndefined();
  });
});

it.each([
  [0, 0],
  [3, 3],
  [-1, undefined],
  ['3', undefined],
  [Number.POSITIVE_INFINITY, undefined],
])('of %j there are %j', (value, expected) => {
  expect(count(value)).toBe(expected);
});

it.each([
  ['ON', true],
  [' off ', false],
  ['a new word', undefined],
  ['constructor', undefined],
  ['__proto__', undefined],
  [null, undefined],
])('the word %j means %j', (value, expected) => {
  expect(meaning({ on: true, off: false }, value)).toBe(expected);
});

it('owners and addresses are each there once, in one spelling', () => {
  expect(emails('B@example.com', 'a@example.com', 'b@EXAMPLE.com', 'nobody', null)).toEqual([
    'a@example.com',
    'b@example.com',
  ]);
  expect(macs('00-1b-63-84-45-e6', '001B638445E6', 'none')).toEqual(['00:1B:63:84:45:E6']);
  expect(macs('none', undefined)).toBeUndefined();
  expect(macs('00:00:00:00:00:00', 'ffffffffffff')).toBeUndefined();
});

describe('a field of owners', () => {
  it.each([
    ['a@example.com, B@example.com', ['a@example.com', 'b@example.com']],
    ['a@example.com;b@example.com;', ['a@example.com', 'b@example.com']],
    ['b@example.com\r\n a@example.com', ['a@example.com', 'b@example.com']],
    ['Amara Okafor <a@example.com>', ['a@example.com']],
    ['Okafor, Amara <a@example.com>; nobody', ['a@example.com']],
    ['was a@example.com', []],
    ['a@example.com / b@example.com', []],
    ['<>', []],
    [',;', []],
    [{}, []],
    [7, []],
    // As people see it.
    ['a@example.com\u200b', ['a@example.com']],
    ['\ufeffa@example.com,\u2066b@example.com', ['a@example.com', 'b@example.com']],
  ])('%j: %j', (value, owners) => {
    expect(emails(value)).toEqual(owners);
  });

  it('that is too long names nobody whose address it only cuts through', () => {
    // Wherever the end falls, it is not within the last address.
    for (let before = 8_100; before < 8_200; before += 1) {
      const field = `${'x'.repeat(before)},b@example.com;ann@example.com.au,c@example.com`;
      for (const owner of emails(field))
        expect(['ann@example.com.au', 'b@example.com', 'c@example.com']).toContain(owner);
    }
    expect(emails(`ann@example.com.au${' '.repeat(9_000)}`)).toEqual([]);
  });

  it('names a hundred people at most: everybody costs a record of their own', () => {
    const many = Array.from(
      { length: 5_000 },
      (_, index) => `u${String(index).padStart(4, '0')}@example.com`,
    );
    const found = emails(...many);
    expect([found.length, found[0], found.at(-1)]).toEqual([100, 'u0000@example.com', 'u0099@example.com']);
    expect(emails(many.join(',')).length).toBe(100);
  });
});

describe('a day', () => {
  it.each([
    ['2030-06-01', '2030-06-01'],
    [' 2030-06-01T23:59:59', '2030-06-01'],
    ['2030-06-01 00:00:00+02:00', '2030-06-01'],
    [1_843_455_600_000, '2028-06-01'],
    ['1970-01-01', undefined],
    ['0001-01-01T00:00:00Z', undefined],
    ['9999-12-31', undefined],
    ['2030-06-011', undefined],
    ['2030-13-01', undefined],
    ['06/01/2030', undefined],
    [0, undefined],
    [-1, undefined],
    [Number.NaN, undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %j', (value, expected) => {
    expect(day(value)).toBe(expected);
  });
});

it('what was not collected is no fact', () => {
  expect(fact(undefined, '2026-11-23T09:00:00.000Z', { word: 'x' })).toBeUndefined();
  expect(fact(false, undefined, { word: undefined })).toEqual({ value: false });
  expect(JSON.stringify(compact({ a: undefined, b: null, c: 0 }))).toBe('{"b":null,"c":0}');
});

describe('reading each of a list', () => {
  const read = (value: { id?: string; bad?: boolean }) => {
    if (value.id === undefined) throw new TypeError('It has no id.');
    if (value.bad) throw new Error('the payload said: secret');
    return { id: value.id };
  };
  const idOf = ({ id }: { id?: string }) => id;

  it('loses what cannot be read, and quotes nothing of it', () => {
    const answer = readEach([{ id: '1' }, { id: '2', bad: true }], read, idOf);
    expect(answer).toEqual({
      complete: true,
      dropped: [{ id: '2', reason: expect.not.stringContaining('secret') }],
      records: [{ id: '1' }],
    });
  });

  it('is incomplete when nobody can tell what was lost', () => {
    expect(readEach([{}], read, idOf)).toEqual({
      complete: false,
      dropped: [{ reason: 'It has no id.' }],
      records: [],
    });
  });
});

describe('labels', () => {
  it('are names, each once', () => {
    expect(labels('Berlin', 'Finance', 'Berlin')).toEqual(['Berlin', 'Finance']);
  });

  it('are not known where none is named', () => {
    expect(labels('None', undefined)).toBeUndefined();
    expect(labels('none', 'Finance')).toEqual(['Finance']);
  });
});
