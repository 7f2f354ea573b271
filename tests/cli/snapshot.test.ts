import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSimulator as startEndoflife } from '../../adapters/endoflife/simulator.ts';
import { startSimulator as startKev } from '../../adapters/kev/simulator.ts';
import { startSimulator as startMsrc } from '../../adapters/msrc/simulator.ts';
import { startSimulator as startSofa } from '../../adapters/sofa/simulator.ts';
import { shippedSnapshot } from '../../cli/snapshot.ts';
import type { ReportDevice } from '../../shared/model/report.ts';
import { releasesOf } from '../support/releases.ts';
import { type Folder, makeFolder, run } from './run.ts';

const DAY = 86_400_000;
const READ_AT = '2026-11-27T12:00:00.000Z';
const later = (days: number): string => new Date(Date.parse(READ_AT) + days * DAY).toISOString();

let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => folder.remove());

const mac = (id: string, os_version: string, last_sync: string) => ({
  ...{ source: 'jamf', id, identifiers: { serial: `C02SNAP000${id}` }, platform: 'Mac', os: 'macOS' },
  ...{ model_identifier: 'Mac14,2', os_version, last_sync },
});

/** The statuses of an up-to-date Mac and of one that lacks a fix, so many days after the snapshot was made. */
async function merged(days: number): Promise<{ statuses: (string | undefined)[]; stderr: string }> {
  const now = later(days);
  const records = await folder.write('records.json', [mac('1', '26.7.2', now), mac('2', '26.6.1', now)]);
  const snapshot = await folder.write('snapshot.json', releasesOf(READ_AT));
  const { stdout, stderr } = await run(['merge', records, '--releases', snapshot, '--now', now]);
  const devices = JSON.parse(stdout) as ReportDevice[];
  const statusOf = (serial: string) =>
    devices.find(({ identifiers }) => identifiers.serial === serial)?.practices.uptodate?.status;
  return { statuses: [statusOf('C02SNAP0001'), statusOf('C02SNAP0002')], stderr };
}

describe('a snapshot', () => {
  it('says for 45 days what is well, which is longer than a copy that could be read again', async () => {
    expect(await merged(44)).toEqual({ statuses: ['ok', 'warn'], stderr: '' });
  });

  it('says only what is bad once it is older, and that it is', async () => {
    const { statuses, stderr } = await merged(46);
    expect(statuses).toEqual(['unknown', 'warn']);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/snapshot\.json: sofa is of 2026-11-27, older than 45 days\./),
      expect.stringMatching(/snapshot\.json: msrc is of 2026-11-27, older than 45 days\./),
    ]);
  });

  it.each<[string, unknown]>([
    ['another document', { kev: {} }],
    ['one without a time that can be read', { kev: { feed_time: 'yesterday', summary: {} } }],
    ['one that says nothing', { kev: { feed_time: READ_AT, summary: null } }],
    ['a list', [1]],
    ['nothing', null],
  ])('is not %s', async (_, content) => {
    const records = await folder.write('none.json', []);
    const file = await folder.write('wrong.json', content);
    const { code, stdout, stderr } = await run(['merge', records, '--releases', file]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/is no snapshot/);
  });

  it('that ships is used where there is one', async () => {
    const file = await folder.write('releases.json', releasesOf(READ_AT));
    expect(shippedSnapshot(file)).toBe(file);
    expect(shippedSnapshot(`${file}-not`)).toBeUndefined();
  });
});

describe('releases snapshot', () => {
  it('writes what all feeds say, and says on stderr which of them is too old already', async () => {
    const now = new Date();
    const feeds = {
      sofa: await startSofa({ now: new Date(now.getTime() - 60 * DAY) }),
      endoflife: await startEndoflife({ now }),
      msrc: await startMsrc({ now }),
      kev: await startKev({ now }),
    };
    try {
      const settings = Object.entries(feeds).map(([feed, { settings }]) => [feed, settings]);
      const organization = await readFile(`${import.meta.dirname}/../support/stethoscope.yml`, 'utf8');
      const mirrors = `\nfeeds: ${JSON.stringify(Object.fromEntries(settings))}\n`;
      const config = await folder.write('stethoscope.yml', organization + mirrors);
      const { code, stdout, stderr } = await run(['releases', 'snapshot', '--config', config]);
      expect(stderr).toMatch(/^Read just now: sofa is of .*, older than 45 days\..*\n$/);
      expect(code).toBe(0);
      expect(Object.keys(JSON.parse(stdout) as object)).toEqual(['sofa', 'endoflife', 'msrc', 'kev']);
      const records = await folder.write('none.json', []);
      const made = await folder.write('made.json', stdout);
      const used = await run(['merge', records, '--config', config, '--releases', made]);
      expect([used.code, used.stdout]).toEqual([0, '[]\n']);
      expect(used.stderr).toContain('made.json: sofa is of');
    } finally {
      for (const simulator of Object.values(feeds)) await simulator.close();
    }
  });
});
