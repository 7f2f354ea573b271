/** A dry run of every command in the documentation: it exists, and so does each option that is given. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { describe, expect, it, jest } from '@jest/globals';
import { deployedOrganization } from '../support/deployed-organization.ts';
import { docsCommands, ROOT, wordsOf } from './commands.ts';

jest.setTimeout(120_000);

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const TYPESCRIPT = ['--import', './scripts/yaml/node.mjs'];
const SERVERLESS = 'node_modules/serverless/bin/serverless.js';
/** What stands behind an npm script and knows `--help`. */
const PROGRAMS: Record<string, string[]> = {
  cli: [...TYPESCRIPT, 'cli/main.ts'],
  deploy: [...TYPESCRIPT, 'scripts/deploy/main.ts'],
  start: [...TYPESCRIPT, 'local/start.ts'],
  token: [...TYPESCRIPT, 'local/token.ts'],
};

interface Typed {
  /** The npm script, or `npx <program>`. */
  script: string;
  args: string[];
}

/** Both `npm run -s cli -- …` and `npm start -- …`. */
function readTyped(text: string): Typed {
  const [program, ...words] = wordsOf(text);
  if (program === 'npx') return { script: `npx ${words[0]}`, args: words.slice(1) };
  const [script = '', ...rest] = words.filter(
    (word, index) => word !== 'run' && !(index < 2 && word === '-s'),
  );
  return { script, args: rest[0] === '--' ? rest.slice(1) : rest };
}

const help = (() => {
  const asked = new Map<string, Promise<string>>();
  return (args: string[]): Promise<string> => {
    const key = args.join(' ');
    const env = { ...process.env, NODE_OPTIONS: '', COLUMNS: '200', SLS_TELEMETRY_DISABLED: '1' };
    const run = () => promisify(execFile)(process.execPath, args, { cwd: ROOT, env });
    const found =
      asked.get(key) ?? run().then(({ stdout, stderr }) => stripVTControlCharacters(stdout + stderr));
    asked.set(key, found);
    return found;
  };
})();

const isOption = (word: string) => /^--?[a-z]/.test(word);
/** Options of the whole program are in its own help. */
const GLOBAL = ['--stage', '--help'];

/** Leading words that are names of commands: each must be in the help of what stands before it. */
async function commandOf(program: string[], args: string[]): Promise<string[]> {
  const chain: string[] = [];
  for (const word of args.filter((one) => !isOption(one))) {
    const text = await help([...program, ...chain, '--help']);
    const names = (/Commands:\n([\s\S]*)/.exec(text)?.[1] ?? '').matchAll(/^ {2}([a-z][\w-]*)/gm);
    if (![...names].some(([, name]) => name === word)) break;
    chain.push(word);
  }
  return chain;
}

const commands = docsCommands();
const distinct = [...new Map(commands.map((command) => [command.text, command])).values()];
const typed = distinct.map((command) => ({ ...command, ...readTyped(command.text) }));

describe('the documentation', () => {
  it('tells people what to type', () => {
    expect(distinct.length).toBeGreaterThan(40);
    expect(new Set(commands.map(({ where }) => where.split(':')[0])).size).toBeGreaterThan(5);
  });

  it.each(typed.filter(({ script }) => !script.startsWith('npx')))(
    '$where: $text is a script',
    ({ script }) => {
      const own = ['ci', 'install', 'version', 'audit'];
      expect([...Object.keys(scripts), ...own]).toContain(script);
    },
  );

  it.each(typed.filter(({ script }) => script in PROGRAMS))(
    '$where: $text is understood',
    async ({ script, args }) => {
      const program = PROGRAMS[script] ?? [];
      const chain = await commandOf(program, args);
      if (script === 'cli' && args[0] !== '--help') expect(chain).toEqual([args[0], ...chain.slice(1)]);
      const text = await help([...program, ...chain, '--help']);
      const options = args.filter((word) => isOption(word) && !GLOBAL.includes(word));
      for (const option of options) expect(text).toContain(option);
    },
  );

  it.each(typed.filter(({ script }) => script === 'npx serverless'))(
    '$where: $text is understood',
    async ({ args }) => {
      const end = args.findIndex(isOption);
      const words = end < 0 ? args : args.slice(0, end);
      const text = await help([SERVERLESS, ...words, '--help']);
      for (const option of args.filter(isOption)) expect(text).toContain(option);
    },
  );

  it('names a configuration that is right', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stethoscope-docs-'));
    const STETHOSCOPE_CONFIG = await deployedOrganization(folder);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...(PROGRAMS.cli ?? []), 'config', 'check'],
      { cwd: ROOT, env: { ...process.env, STETHOSCOPE_CONFIG, NODE_OPTIONS: '' } },
    );
    await rm(folder, { recursive: true });
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
  });
});
