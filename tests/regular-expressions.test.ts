/**
 * No text from outside can block a function: every regular expression takes time in proportion to the text at most.
 * Found in the source, checked by recheck, which builds the attack itself.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import swc from '@swc/core';
import { check } from 'recheck';

const ROOT = join(import.meta.dirname, '..');
const ROOMS = ['adapters', 'cli', 'functions', 'kit', 'local', 'scripts', 'shared', 'web'];

/** Worse than linear, and why nobody can use that. */
const BOUNDED: ReadonlyMap<string, string> = new Map([
  [String.raw`web/people/search.ts /^[^\s@]+@[^\s@]+\.[^\s@]+$/`, 'what somebody types into their own page'],
  ['web/model/plain.ts /[`*]+([^`*]+)[`*]+/g', 'our own words for a step'],
  [String.raw`web/build/icons.mjs /<svg[^>]*>([\s\S]*)<\/svg>/`, 'our own pictures, while building'],
  [
    String.raw`scripts/serverless/bundling.ts /^[^#]*\bmanufacturer_from_mac\b/m`,
    'the organization’s own stethoscope.yml, while building',
  ],
  [
    String.raw`local/permissions/dynamodb.ts /([#\w.-]+)\s*=\s*(:\w+)/g`,
    'our own functions, on the developer’s machine',
  ],
  [String.raw`local/permissions/intrinsics.ts /\$\{([^}!]+)\}/g`, 'our own serverless.yml'],
  [
    String.raw`local/permissions/proxy.ts /Credential=([^/,\s]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/`,
    'our own functions, on the developer’s machine',
  ],
  ['scripts/supply/audit.ts /[ -]+$/', 'what npm prints on the developer’s machine'],
]);

/** Made while running, so that they cannot be read here. */
const MADE: Readonly<Record<string, string>> = {
  'adapters/jamf/simulator/rsql.ts': 'the simulator, about the sample company',
  'scripts/mutation/jest-circus.mjs': 'names of our own tests, as the run of mutations asks for them',
  'scripts/docs/documents.ts': 'names of our own sections, in our own documents',
  'scripts/serverless/stage-parameters.ts': 'a pattern and a value of the operator’s own template',
  'shared/identifiers/text.ts':
    'one character, and a bounded look behind it; its own test holds it to linear time',
  'shared/tables/mentions.ts': 'one e-mail address as it is written, and one character on either side',
};

interface Found {
  /** Where and what. */
  name: string;
  pattern: string;
  flags: string;
}

const found: Found[] = [];
const made = new Set<string>();
for (const room of ROOMS) {
  for (const file of readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })) {
    // What was built from these.
    if (file.startsWith('dist')) continue;
    if (/\.(ts|tsx|mjs|cjs|js)$/.test(file)) lookInto(`${room}/${file.replaceAll('\\', '/')}`);
  }
}

function lookInto(file: string): void {
  const syntax = /\.tsx?$/.test(file)
    ? ({ syntax: 'typescript', tsx: file.endsWith('x') } as const)
    : ({ syntax: 'ecmascript' } as const);
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, pattern, flags, callee } = node as Record<string, unknown>;
    if (type === 'RegExpLiteral')
      found.push({
        name: `${file} /${pattern}/${flags}`,
        pattern: String(pattern),
        flags: String(flags),
      });
    if ((callee as { value?: unknown } | undefined)?.value === 'RegExp') made.add(file);
    Object.values(node).forEach(visit);
  };
  visit(swc.parseSync(readFileSync(join(ROOT, file), 'utf8'), { ...syntax, target: 'es2024' }).body);
}

it('no regular expression is worse than linear on a text without bound', async () => {
  expect(found.length).toBeGreaterThan(200);
  // Without repetition that has no bound, there is nothing that could grow with the text.
  const unbounded = found.filter(({ pattern }) => /[*+]|\{\d+,\}/.test(pattern));
  const unknown = unbounded.filter(({ name }) => !BOUNDED.has(name));
  const alike = Map.groupBy(unknown, ({ pattern, flags }) => `/${pattern}/${flags}`);
  const worse: string[] = [];
  for (const [, uses] of alike) {
    const [{ pattern, flags } = { pattern: '', flags: '' }] = uses;
    const { status } = await check(pattern, flags, { timeout: 20_000 });
    if (status !== 'safe') worse.push(...uses.map(({ name }) => name));
  }
  expect([...new Set(worse)].sort()).toEqual([]);
  // One that is gone or mended leaves the list, too.
  const names = new Set(found.map(({ name }) => name));
  expect([...BOUNDED.keys()].filter((name) => !names.has(name))).toEqual([]);
}, 300_000);

it('those that are made while running are known', () => {
  expect([...made].sort()).toEqual(Object.keys(MADE).sort());
});
