import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReportDevice } from '../../shared/model/report.ts';
import { deployedOrganization } from '../support/deployed-organization.ts';
import { type Folder, lines, makeFolder, run } from './run.ts';

let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => folder.remove());

const identifiers = { serial: 'C02MERGE001' };
const records = [
  {
    source: 'jamf',
    id: '1',
    identifiers,
    platform: 'Mac',
    last_sync: '2026-05-31T00:00:00Z',
    facts: { disk_encryption: { value: 'off', at: '2026-05-31T00:00:00Z' } },
  },
  { source: 'anything', id: 'x', identifiers: { serial: 'c02merge001 ' }, name: 'A Mac' },
];
const now = ['--now', '2026-06-01T00:00:00Z'];

describe('merge', () => {
  it('gives merged and judged devices', async () => {
    const { code, stdout, stderr } = await run(['merge', await folder.write('list.json', records), ...now]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const devices = JSON.parse(stdout) as ReportDevice[];
    expect(devices).toMatchObject([
      {
        name: 'A Mac',
        sources: ['anything', 'jamf'],
        worst: 'warn',
        practices: { encryption: { status: 'warn' } },
      },
    ]);
  });

  it('reads one record a line, piped in', async () => {
    const input = records.map((record) => JSON.stringify(record)).join('\n');
    const { stdout } = await run(['merge', '-', ...now], input);
    expect(JSON.parse(stdout)).toHaveLength(1);
  });

  it('judges as of the given time', async () => {
    const file = await folder.write('old.json', records);
    const stale = async (time: string) => {
      const [device] = JSON.parse((await run(['merge', file, '--now', time])).stdout) as ReportDevice[];
      return device?.practices.encryption?.stale;
    };
    expect(await stale('2026-06-01T00:00:00Z')).toBe(false);
    expect(await stale('2027-06-01T00:00:00Z')).toBe(true);
  });

  it.each<[string, string, string[], RegExp]>([
    [
      'a file that is not there',
      '',
      ['merge', 'absent.json'],
      /absent\.json cannot be read: there is no such file/,
    ],
    ['what is not JSON', '{"source"', ['merge', '-'], /-:1 is not JSON/],
    [
      'a record without id',
      '[{"source":"jamf","identifiers":{}}]',
      ['merge', '-'],
      /record 1 cannot be used: id/,
    ],
    ['a time that is none', '[]', ['merge', '-', '--now', 'soon'], /--now soon is not a time/],
    ['no file at all', '', ['merge'], /missing required argument 'records'/],
  ])('refuses %s', async (_, input, args, message) => {
    const { code, stdout, stderr } = await run(args, input);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('config check', () => {
  it('finds nothing wrong with a file that names what is deployed', async () => {
    const file = await deployedOrganization(dirname(await folder.write('any.json', {})));
    const { code, stdout } = await run(['config', 'check'], '', { STETHOSCOPE_CONFIG: file });
    expect(lines(stdout.replaceAll('\n', ''))).toEqual([{ file, ok: true, problems: [], warnings: [] }]);
    expect(code).toBe(0);
  });

  it('names a mistake with its line, on both outputs', async () => {
    const file = await folder.write('wrong.yml', 'organization:\n  nmae: Example\n');
    const { code, stdout, stderr } = await run(['config', 'check', file]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false });
    expect(stderr).toMatch(/wrong\.yml:2.*nmae/);
  });
});

describe('help', () => {
  it.each([[['--help']], [['source', '--help']], [['merge', '--help']], [['config', 'check', '--help']]])(
    'of %j has an example',
    async (args) => {
      const { code, stdout } = await run(args);
      expect(code).toBe(0);
      expect(stdout).toMatch(/npm run -s cli -- /);
    },
  );
});
