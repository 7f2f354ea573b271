/** Walks through docs/adding-a-source.md as it is written, in a copy of the project. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Copy, makeCopy } from './copy.ts';

jest.setTimeout(300_000);

let copy: Copy;
let guide: string;
beforeAll(async () => {
  copy = await makeCopy();
  guide = await readFile(join(copy.root, 'docs/adding-a-source.md'), 'utf8');
});
afterAll(() => copy.remove());

const failed = (results: Map<string, boolean>) =>
  [...results].filter(([, passed]) => !passed).map(([name]) => name);
/** The command of the kit that the guide says. */
const command = (): string[] =>
  (/^npm run new -- (.+)$/m.exec(guide)?.[1] ?? '').split(' ').map((word) => word.replaceAll('"', ''));
/** Files as the guide shows them: a mark with the path, then the block. */
const files = (): [string, string][] =>
  [...guide.matchAll(/<!-- file: (\S+) -->\n\n```\w+\n([\s\S]*?)```\n/g)].map(([, file = '', text = '']) => [
    file,
    text,
  ]);
const kit = (...args: string[]) => copy.node('--import', './scripts/yaml/node.mjs', 'kit/main.ts', ...args);

describe('adding a source', () => {
  it('begins with a folder that is in every list', async () => {
    const { code, output } = await kit(...command());
    expect([code, output]).toEqual([0, expect.stringContaining('adapters/fleetdm/schema.ts')]);
    expect(failed(await copy.jest('tests/adapters/parity'))).toEqual([]);
  });

  it('fails the contract only where the vendor’s facts are missing', async () => {
    const results = await copy.jest('tests/contract/fleetdm');
    expect(results.size).toBeGreaterThan(30);
    expect(failed(results)).toEqual([expect.stringContaining('tells facts')]);
  });

  it('passes the whole contract when the guide was followed', async () => {
    expect(files().length).toBeGreaterThan(5);
    for (const [file, text] of files()) {
      await mkdir(dirname(join(copy.root, file)), { recursive: true });
      await writeFile(join(copy.root, file), text);
    }
    // What the made-up vendor gave was frozen in the step before.
    const results = await copy.jest('tests/contract/fleetdm', 'tests/adapters/parity', '--updateSnapshot');
    expect(results.size).toBeGreaterThan(30);
    expect(failed(results)).toEqual([]);
  });

  it('keeps the rules of who may import whom', async () => {
    const cruise = [
      'adapters/fleetdm',
      'functions/sources/fleetdm.ts',
      '--config',
      '.dependency-cruiser.mjs',
    ];
    const rules = await copy.node(
      join(copy.root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...cruise,
    );
    expect(rules.output).toContain('no dependency violations found');
  });

  it('is not begun twice, and under no impossible name', async () => {
    expect(await kit(...command())).toMatchObject({ code: 1, output: expect.stringContaining('already') });
    expect(await kit('source', 'Fleet DM')).toMatchObject({ code: 1 });
    expect(await kit('nonsense', 'x')).toMatchObject({
      code: 1,
      output: expect.stringContaining('npm run new'),
    });
  });
});

/** One for each way in which the kit begins a practice. */
const PRACTICES = {
  guestaccount: 'remote_login',
  torrents: 'software',
  locks: 'screen_lock',
  patched: 'missing_updates',
  updates: 'auto_update',
  encrypted: 'disk_encryption',
  edr: 'agents',
};

describe('adding a practice', () => {
  it('begins with one that works, whatever it rests on, and asks for its words', async () => {
    for (const [id, fact] of Object.entries(PRACTICES))
      expect(await kit('practice', id, '--fact', fact)).toMatchObject({ code: 0 });
    const results = await copy.jest('tests/shared/practices');
    expect(results.size).toBeGreaterThan(100);
    expect(failed(results)).toEqual([
      'words has no blanks of the kit left: en',
      'words has no blanks of the kit left: de',
    ]);
  });

  it('needs a fact to rest on', async () => {
    for (const words of [[], ['--fact', 'shoe_size']])
      expect(await kit('practice', 'another', ...words)).toMatchObject({
        code: 1,
        output: expect.stringMatching(/--fact.*firewall.*software/),
      });
  });
});

describe('adding a transform', () => {
  it('begins with one that works', async () => {
    expect((await kit('transform', 'drop_build_machines')).code).toBe(0);
    expect(failed(await copy.jest('tests/shared/transforms'))).toEqual([]);
  });
});

describe('what the kit writes, and what the guide adds', () => {
  it('type-checks, and is formatted and ordered as the rest', async () => {
    const types = await copy.node(join(copy.root, 'node_modules/typescript/bin/tsc'), '--noEmit');
    expect(types.output).toBe('');
    const ids = [...Object.keys(PRACTICES), 'drop-build-machines', 'registry'];
    const files = (await readdir(copy.root, { recursive: true })).filter(
      (file) =>
        /^(tests\/)?(shared\/(practices|transforms)|adapters\/fleetdm|functions\/sources)\/.*\.ts$/.test(
          file,
        ) &&
        (file.includes('fleetdm') || ids.some((id) => file.includes(`/${id}.`))),
    );
    expect(files.length).toBeGreaterThan(20);
    const biome = await copy.node(
      join(copy.root, 'node_modules/@biomejs/biome/bin/biome'),
      'check',
      ...files,
    );
    expect([biome.code, biome.output]).toEqual([0, expect.stringContaining(`Checked ${files.length} files`)]);
  });
});

describe('help', () => {
  it.each([[[]], [['--help']], [['practice', '--help']]])('is printed for %j', async (words) => {
    const { code, output } = await kit(...words);
    expect([code, output]).toEqual([0, expect.stringMatching(/npm run new -- source.*practice.*transform/s)]);
  });
});
