import { describe, expect, it } from '@jest/globals';
import {
  canonicalImei,
  canonicalSerial,
  canonicalUdid,
  identifies,
} from '../../../shared/identifiers/index.ts';
import { MAKERS } from './makers.ts';
import { IMEIS, MACS, REAL_MACS, REAL_SERIALS, REAL_UDIDS, SERIALS, UDIDS } from './samples.ts';

describe('serials', () => {
  it.each(SERIALS)('%p identifies nothing: %s', (serial) => {
    expect(canonicalSerial(serial)).toBeUndefined();
  });

  it.each(REAL_SERIALS)('%p identifies: %s', (serial) => {
    expect(canonicalSerial(serial)).toBe(serial.toUpperCase());
  });
});

describe('serials as makers number their machines', () => {
  it.each(Object.entries(MAKERS))('%s', (_maker, numbered) => {
    const serials = numbered(500);
    expect(serials.filter((serial) => canonicalSerial(serial) === undefined)).toEqual([]);
  });
});

describe('hardware UUIDs', () => {
  it.each(UDIDS)('%p identifies nothing: %s', (udid) => {
    expect(canonicalUdid(udid)).toBeUndefined();
  });

  it.each(REAL_UDIDS)('%p identifies: %s', (udid) => {
    expect(canonicalUdid(udid)).toBe(udid);
  });
});

describe('MAC addresses', () => {
  it.each(MACS)('%p identifies nothing: %s', (mac) => {
    expect(identifies(mac)).toBe(false);
  });

  it.each(REAL_MACS)('%p identifies: %s', (mac) => {
    expect(identifies(mac)).toBe(true);
  });
});

describe('IMEIs', () => {
  it.each(IMEIS)('%p identifies nothing: %s', (imei) => {
    expect(canonicalImei(imei)).toBeUndefined();
    expect(canonicalImei(Number(imei))).toBeUndefined();
  });
});

it('numbers of JSON are spelled as text, as far as they are exact', () => {
  expect(canonicalSerial(21_847_261_453)).toBe('21847261453');
  expect(canonicalSerial(2 ** 60)).toBeUndefined();
  expect(canonicalSerial(47.11)).toBeUndefined();
  expect(canonicalImei(356_938_035_643_809)).toBe('35693803564380');
});
