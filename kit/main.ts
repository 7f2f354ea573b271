/** `npm run new -- source|practice|transform <name>`: begins an addition from a template. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { carryOut, type FilePlan, KitError } from './plan.ts';
import { newPractice, PRACTICE_NEXT } from './practice.ts';
import { newSource, SOURCE_NEXT } from './source.ts';
import { newTransform, TRANSFORM_NEXT } from './transform.ts';

const USAGE = `Begins an addition from a template.

  npm run new -- source <name> [--label "What people read"]    docs/adding-a-source.md
  npm run new -- practice <id> --fact <fact>                   docs/adding-a-practice.md
  npm run new -- transform <name>                              docs/transforms.md

Nothing that is there is overwritten.`;

interface Kind {
  plan(name: string, options: { label?: string; fact?: string }): Promise<FilePlan>;
  next(name: string): string[];
}

const KINDS: Readonly<Record<string, Kind>> = {
  source: { plan: (name, { label }) => newSource(name, label), next: SOURCE_NEXT },
  practice: { plan: (name, { fact }) => newPractice(name, fact), next: PRACTICE_NEXT },
  transform: { plan: newTransform, next: TRANSFORM_NEXT },
};

const ROOT = join(import.meta.dirname, '..');

/** A name decides where lines break: what was written is put into the project's form. */
async function format(files: readonly string[]): Promise<void> {
  const code = files.filter((file) => file.endsWith('.ts'));
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  await promisify(execFile)(process.execPath, [biome, 'check', '--write', ...code], { cwd: ROOT });
}

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { label: { type: 'string' }, fact: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  const [kind = '', name] = positionals;
  const chosen = KINDS[kind];
  if (values.help || positionals.length === 0) {
    process.stdout.write(`${USAGE}\n`);
  } else if (!chosen || name === undefined || positionals.length > 2) {
    throw new KitError(USAGE);
  } else {
    const written = await carryOut(ROOT, await chosen.plan(name, values));
    await format(written);
    process.stdout.write(`${[...written, '', ...chosen.next(name)].join('\n')}\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
