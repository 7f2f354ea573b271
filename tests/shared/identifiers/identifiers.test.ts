import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalEmail,
  canonicalImei,
  canonicalMac,
  canonicalMeid,
  canonicalSerial,
  canonicalUdid,
} from '../../../shared/identifiers/index.ts';

const canonical = {
  canonicalEmail,
  canonicalImei,
  canonicalMac,
  canonicalMeid,
  canonicalSerial,
  canonicalUdid,
};

describe.each(Object.entries(canonical))('%s', (_name, canonicalize) => {
  it('never throws, whatever it gets', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const result = canonicalize(value);
        expect(result === undefined || typeof result === 'string').toBe(true);
      }),
    );
  });

  it.each([[undefined], [null], [''], ['   '], [0], [42], [true], [[]], [{}]])(
    'gives nothing for %p',
    (value) => {
      expect(canonicalize(value)).toBeUndefined();
    },
  );
});

it.each([
  ['canonicalSerial', canonicalSerial, fc.string({ unit: 'binary' })],
  ['canonicalMac', canonicalMac, hex(12)],
  ['canonicalUdid', canonicalUdid, hex(32)],
  ['canonicalMeid', canonicalMeid, hex(14)],
  ['canonicalEmail', canonicalEmail, fc.emailAddress()],
] as const)('%s leaves its own result alone', (_name, canonicalize, values) => {
  fc.assert(
    fc.property(values, (value) => {
      const once = canonicalize(value);
      expect(canonicalize(once)).toBe(once);
    }),
  );
});

/** Letters beyond ASCII whose capitals or small letters are other texts. */
const FOLDING = ['ß', 'ῇ', 'ǰ', 'ﬀ', 'ﬁ', 'ı', 'İ', 'ſ', '\u212A', '\u212B', 'ΐ', 'ﬃ', 'é', 'ａ'];

describe.each(FOLDING)('%s, whose case is no matter of A to Z', (letter) => {
  it('is not another serial’s letter', () => {
    const serial = canonicalSerial(`C02${letter}1ABJG5J`);
    expect(serial).toBe(`C02${letter}1ABJG5J`);
    expect(canonicalSerial(serial)).toBe(serial);
  });

  it('is no digit of an address or an identity', () => {
    const one = letter.toUpperCase().length > 1 ? letter : letter + letter;
    expect(canonicalMac(`00:1B:63:84:45:${one}`)).toBeUndefined();
    expect(canonicalMac(`001B638445${one}`)).toBeUndefined();
    expect(canonicalUdid(`4C4C4544-0034-5310-8052-B4C04F4A35${one}`)).toBeUndefined();
    expect(canonicalMeid(`A00000000023${one}`)).toBeUndefined();
    expect(canonicalImei(`356938035643${one}`)).toBeUndefined();
  });
});

describe('canonicalSerial', () => {
  it.each([
    [' c02abc123xyz ', 'C02ABC123XYZ'],
    ['C02ABC123XYZ\u0000\u0000', 'C02ABC123XYZ'],
    ['\u00a0PF4XK29B\t', 'PF4XK29B'],
    ['VMware-56 4d  89 ab', 'VMWARE-56 4D 89 AB'],
    ['4711', '4711'],
    ['SC02XK0ABJG5H', 'C02XK0ABJG5H'],
    ['1S20XW004UUSPF2C55YE', 'PF2C55YE'],
    ['SGH12345X7890', 'SGH12345X7890'],
    ['S4X81PQ2', 'S4X81PQ2'],
    ['0012-3456 7890 11', '0012-3456 7890 11'],
    ['5CG0000001', '5CG0000001'],
    ['NONE5', 'NONE5'],
  ])('%p is %p', (value, serial) => {
    expect(canonicalSerial(value)).toBe(serial);
  });

  it.each([
    'To Be Filled By O.E.M.',
    'to be filled by OEM',
    'System Serial Number',
    'SystemSerialNumber',
    'SYSTEM SERIAL NUMBER ',
    'Default string',
    'Defaultstring',
    'None',
    'N/A',
    '#N/A',
    'Not Specified',
    'Not Available',
    'unknown',
    'INVALID',
    '(null string)',
    'OEM_Serial',
    '0',
    '00000000',
    '0000-0000',
    '0123456789',
    '1234567890',
    'SN-1234567890',
    'XXXXXXXX',
    '11111111',
    '1.0',
    '...',
    '-',
    'x'.repeat(500),
  ])('%p identifies nothing', (value) => {
    expect(canonicalSerial(value)).toBeUndefined();
  });
});

describe('canonicalUdid', () => {
  it.each([
    ['5b7c2e10-93a4-5d1f-8e26-0c41d7f3a902', '5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902'],
    [' {5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902} ', '5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902'],
    ['urn:uuid:5b7c2e10-93a4-5d1f-8e26-0c41d7f3a902', '5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902'],
    ['5b7c2e1093a45d1f8e260c41d7f3a902', '5B7C2E10-93A4-5D1F-8E26-0C41D7F3A902'],
    ['00008132-001a59e02e88801c', '00008132-001A59E02E88801C'],
    ['2b6f0cc904d137be2e1730235f5664094b831186', '2B6F0CC904D137BE2E1730235F5664094B831186'],
    ['00000000-0000-0000-0000-ac1f6bd04d08', '00000000-0000-0000-0000-AC1F6BD04D08'],
  ])('%p is %p', (value, udid) => {
    expect(canonicalUdid(value)).toBe(udid);
  });

  it.each([
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '{FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF}',
    '03000200-0400-0500-0006-000700080009',
    '00020003-0004-0005-0006-000700080009',
    'FEFEFEFE-FEFE-FEFE-FEFE-FEFEFEFEFEFE',
    '58585858-5858-5858-5858-585858585858',
    '56F49712-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '00000000-0000000000000000',
    '5B7C2E10-93A4-5D1F-8E26',
    'AOKAFOR-MBP',
  ])('%p identifies nothing', (value) => {
    expect(canonicalUdid(value)).toBeUndefined();
  });
});

describe('canonicalImei', () => {
  it.each([
    ['356938035643809', '35693803564380'],
    ['35693803564380', '35693803564380'],
    ['35-693803-564380-9', '35693803564380'],
    ['35 693803 564380 9', '35693803564380'],
    ['356938035643800', '35693803564380'],
    ['3569380356438001', '35693803564380'],
  ])('%p is %p', (value, imei) => {
    expect(canonicalImei(value)).toBe(imei);
  });

  it.each(['000000000000000', '004999010640000', '012345678901234', '3569380356438', 'A0000012345678'])(
    '%p identifies nothing',
    (value) => {
      expect(canonicalImei(value)).toBeUndefined();
    },
  );
});

describe('canonicalMeid', () => {
  it.each([
    ['a10000009296f2', 'A10000009296F2'],
    ['A1-000000-9296F2', 'A10000009296F2'],
    ['A10000009296F2B', 'A10000009296F2'],
    ['270113177609606898', 'A10000009296F2'],
    ['356938035643809', '35693803564380'],
  ])('%p is %p', (value, meid) => {
    expect(canonicalMeid(value)).toBe(meid);
  });

  it.each(['00000000000000', 'FFFFFFFFFFFFFF', '999999999999999999', '80A1B2C3'])(
    '%p identifies nothing',
    (value) => {
      expect(canonicalMeid(value)).toBeUndefined();
    },
  );
});

describe('canonicalEmail', () => {
  it.each([
    [' User@Example.COM ', 'user@example.com'],
    ['amara.okafor+test@mail.example.com', 'amara.okafor+test@mail.example.com'],
    ['andré@example.com', 'andré@example.com'],
    ['ANDRé@example.com', 'andré@example.com'],
    // Only A to Z have small letters.
    ['ANDRÉ@example.com', 'andrÉ@example.com'],
  ])('%p is %p', (value, email) => {
    expect(canonicalEmail(value)).toBe(email);
  });

  it.each([
    'user',
    'user@',
    '@example.com',
    'user@example',
    'a@b@example.com',
    'user @example.com',
    'User <user@example.com>',
    'user@example..com',
    '.user@example.com',
    'user@-example.com',
    `${'a'.repeat(250)}@example.com`,
    'user@example.com\nother@example.com',
    // What Unicode takes for another spelling: the Kelvin sign, a letter and its accent apart, the Ångström sign.
    'helpdes\u212a@example.com',
    'user@\u212aexample.com',
    'andre\u0301@example.com',
    '\u212bsa@example.com',
    // Letters to Unicode, nothing to the eye: the fillers of Hangul.
    'user\u3164@example.com',
    '\u115fuser@example.com',
    'user@\uffa0example.com',
  ])('%p is none', (value) => {
    expect(canonicalEmail(value)).toBeUndefined();
  });
});

it('no e-mail address beyond ASCII becomes one within it', () => {
  const local = fc.array(
    fc.oneof(fc.constantFrom('a', 'k', 'S', 'i'), fc.string({ unit: 'grapheme', maxLength: 1 })),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(local, (letters) => {
      const given = `${letters.join('')}@example.com`;
      const email = canonicalEmail(given);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
      const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text);
      if (email !== undefined && isAscii(email)) expect(isAscii(given.trim())).toBe(true);
    }),
  );
});

function hex(length: number) {
  return fc.string({
    unit: fc.constantFrom(...'0123456789abcdefABCDEF'),
    minLength: length,
    maxLength: length,
  });
}
