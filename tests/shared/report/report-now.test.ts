import { describe, expect, it } from '@jest/globals';
import type { Declarations } from '../../../shared/model/declaration.ts';
import { judgedDevices } from '../../../shared/report/index.ts';
import { DECLARATIONS } from '../../support/declarations.ts';
import { storyInput } from './stories.ts';

const input = storyInput('all-well');
const [record] = input.person.records;
if (!record) throw new TypeError('The story has no record.');
const mac = { ...record, source: 'jamf', platform: 'Mac' as const };
const words = { Mac: { en: 'Run it.', de: 'Starten Sie es.' } };
const declarations = { jamf: { report_now: words }, landesk: {} };

const saidOf = (records: (typeof record)[], declared: Declarations = declarations, language = 'en') =>
  judgedDevices(records, { ...input, config: { ...input.config, declarations: declared }, language })[0]
    ?.report_now;

describe('how to make a device report now', () => {
  it('is said by source, in the language or in English', () => {
    expect(saidOf([mac, { ...mac, source: 'landesk' }])).toEqual({ jamf: 'Run it.' });
    expect(saidOf([mac], declarations, 'de')).toEqual({ jamf: 'Starten Sie es.' });
    expect(saidOf([mac], { jamf: { report_now: { Mac: { en: 'Run it.' } } } }, 'de')).toEqual({
      jamf: 'Run it.',
    });
  });

  it('is left out where no source says anything about the platform', () => {
    const { platform: _platform, ...unknown } = mac;
    for (const one of [{ ...mac, platform: 'Linux' as const }, unknown])
      expect(saidOf([one])).toBeUndefined();
    expect(saidOf([mac], {})).toBeUndefined();
  });

  it('is what the adapters declare', () => {
    expect(saidOf([mac], DECLARATIONS)?.jamf).toContain('`sudo jamf recon`');
  });
});
