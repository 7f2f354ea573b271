/** What is deployed: each function with its own code only. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bundle, bundle, handlers, packagesOf } from './bundle.ts';

/** Packages that talk to one vendor or one kind of system, and who may have them. */
const VENDOR_PACKAGES: Record<string, string[]> = {
  mssql: ['source-landesk'],
  tedious: ['source-landesk'],
  'openid-client': ['session'],
};
const NOT_DEPLOYED = /^(tests|local|bench|cli|web|scripts)\/|simulator/;

interface LockFile {
  packages: Record<string, { dev?: boolean }>;
}
const lock = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
) as LockFile;

const functions = [...(await handlers())];
const bundles = new Map<string, Bundle>();
beforeAll(async () => {
  for (const [name, entry] of functions) bundles.set(name, await bundle(name, entry));
}, 120_000);

const named = (name: string): Bundle => {
  const found = bundles.get(name);
  if (!found) throw new Error(`There is no bundle ${name}.`);
  return found;
};

describe.each(functions.map(([name]) => name))('the bundle of %s', (name) => {
  it('has no simulators, tests, tools or pages in it', () => {
    const { inputs } = named(name);
    expect(inputs.length).toBeGreaterThan(10);
    expect(inputs.filter((file) => !file.includes('node_modules') && NOT_DEPLOYED.test(file))).toEqual([]);
  });

  it('has no source in it but its own', () => {
    const own = /^(source|feed)-/.test(name) ? [name.replace(/^(source|feed)-/, '')] : [];
    // What a vendor's hook says is read by the one function that is told of it.
    const sources = named(name).inputs.flatMap((file) =>
      name === 'hooks' && /\/hook\.ts$/.test(file) ? [] : (/^adapters\/([^/]+)\//.exec(file)?.[1] ?? []),
    );
    expect([...new Set(sources)]).toEqual(own);
  });

  it("has no other function's vendor library in it", () => {
    const packages = packagesOf(named(name));
    const foreign = Object.entries(VENDOR_PACKAGES).filter(([, owners]) => !owners.includes(name));
    expect(foreign.map(([library]) => library).filter((library) => packages.includes(library))).toEqual([]);
  });

  it('has no development dependency in it', () => {
    const folders = named(name).inputs.flatMap(
      (file) => /(node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [],
    );
    const unknown = folders.filter(
      (folder) => lock.packages[folder]?.dev !== undefined || !lock.packages[folder],
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('is smaller than 2 MB', () => {
    expect(named(name).bytes).toBeLessThan(2_000_000);
  });
});

it('has the vendor libraries where they belong', () => {
  for (const [library, owners] of Object.entries(VENDOR_PACKAGES)) {
    for (const owner of owners) expect([owner, ...packagesOf(named(owner))]).toContain(library);
  }
});

describe("the organization's decisions", () => {
  const OWN = join(import.meta.dirname, '../support/stethoscope.yml');
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stethoscope-organization-'));
  });
  afterEach(() => {
    process.env.STETHOSCOPE_CONFIG = OWN;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The function, with stethoscope.yml changed like that. */
  async function changed(wanted: string, instead: string): Promise<Bundle> {
    const text = readFileSync(OWN, 'utf8');
    expect(text).toContain(wanted);
    await writeFile(join(folder, 'own.yml'), text.replace(wanted, instead));
    process.env.STETHOSCOPE_CONFIG = join(folder, 'own.yml');
    return bundle('summary', 'functions/summary.ts');
  }

  it('are in it as they are checked, without what checks them', async () => {
    const { code, inputs } = await changed('name: Example Company', 'name: Somebody Else');
    expect(code).toContain('Somebody Else');
    // 12h, as milliseconds.
    expect(code).toMatch(/"?sweep_every"?:432e5/);
    expect(inputs).not.toContain('shared/config/schema.ts');
  });

  it('with mistakes make no function, and each mistake is named with its line', async () => {
    await expect(changed('languages: [en, de]', 'languages: [xx]')).rejects.toThrow(
      /own\.yml:\d+: languages\.0: `xx` is not known here/,
    );
  });
});
