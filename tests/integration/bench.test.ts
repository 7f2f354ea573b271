import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

interface Written {
  quick: boolean;
  figures: { name: string; rows: { what: string; value: Record<string, number>; holds: boolean | null }[] }[];
}

const ALL = [
  ...['merge', 'report-cached', 'report-cold', 'sweep', 'totals'],
  ...['start', 'bundles', 'site', 'load', 'cost'],
];
/** Those with a limit that holds on any machine; `npm run test:bench` measures the others too. */
const MEASURED = process.env.BENCH === 'all' ? ALL : ['sweep', 'site', 'load'];

let folder: string;
let screen: string;
let written: Written;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-bench-test-'));
  const file = join(folder, 'bench.json');
  const { NODE_OPTIONS: _jest, POWERTOOLS_METRICS_DISABLED: _quiet, ...env } = process.env;
  const only = MEASURED.flatMap((name) => ['--only', name]);
  ({ stdout: screen } = await run(
    'npm',
    ['run', '-s', 'bench:run', '--', '--quick', ...only, '--out', file],
    {
      cwd: ROOT,
      env,
      maxBuffer: 16 * 1024 * 1024,
    },
  ));
  written = JSON.parse(await readFile(file, 'utf8')) as Written;
}, 600_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const rowsOf = (name: string) => written.figures.find((figure) => figure.name === name)?.rows ?? [];

describe('the figures', () => {
  it('can all be measured, and are written', () => {
    expect(written.figures.map(({ name }) => name)).toEqual(MEASURED);
    expect(written.quick).toBe(true);
    for (const { rows } of written.figures) {
      expect(rows.length).toBeGreaterThan(1);
      for (const { what, value } of rows) {
        for (const number of Object.values(value))
          expect([what, Number.isFinite(number)]).toEqual([what, true]);
        expect(screen).toContain(what);
      }
    }
  });

  // What does not depend on the machine holds in a quick run too.
  it.each([
    ['sweep', /jamf: calls .* killed half way and complete/],
    ['sweep', /google: calls .* killed half way and complete/],
    ['sweep', /heap in use, ten times/],
    ['site', /script of the first view/],
    ['site', /style of the first view/],
    ['site', /requests to other sites/],
    ['load', /^nothing known, 10 at once: .* errors/],
    ['load', /everything known, 1 at once: .* errors/],
  ])('hold what does not depend on the machine: %s, %s', (name, what) => {
    const rows = rowsOf(name).filter((row) => what.test(row.what));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.holds).toBe(true);
  });

  it('says what it can measure, and refuses what it cannot', async () => {
    const asked = run('npm', ['run', '-s', 'bench:run', '--', '--only', 'everything'], { cwd: ROOT });
    await expect(asked).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`Figures: ${ALL.join(', ')}.`),
    });
  });
});
