/** `npm run new -- source|practice|transform <name>`: begins an addition from a template. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { carryOut, KitError, type Plan } from './plan.ts';
import { newPractice, PRACTICE_NEXT } from './practice.ts';
import { newSource, SOURCE_NEXT } from './source.ts';
import { newTransform, TRANSFORM_NEXT } from './transform.ts';

const USAGE = `Begins an addition from a template.

  npm run new -- source <name> [--label "What people read"]
  npm run new -- practice <id> --fact <fact>
  npm run new -- transform <name>`;

interface Kind {
  plan(name: string, options: { label?: string; fact?: string }): Promise<Plan>;
  next(name: string): string[];
}

const KINDS: Readonly<Record<string, Kind>> = {
  source: { plan: (name, { label }) => newSource(name, label), next: SOURCE_NEXT },
  practice: { plan: (name, { fact }) => newPractice(name, fact), next: PRACTICE_NEXT },
  transform: { plan: newTransform, next: TRANSFORM_NEXT },
};

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { label: { type: 'string' }, fact: { type: 'string' } },
  });
  const [kind = '', name] = positionals;
  const chosen = KINDS[kind];
  if (!chosen || name === undefined || positionals.length > 2) throw new KitError(USAGE);
  const written = await carryOut(join(import.meta.dirname, '..'), await chosen.plan(name, values));
  process.stdout.write(`${[...written, '', ...chosen.next(name)].join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
