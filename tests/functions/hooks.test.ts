/** A source whose vendor tells by itself is named wherever it has to be: its hook, its secret, its place in the function. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const SOURCES = readdirSync(join(ROOT, 'adapters')).filter((name) =>
  existsSync(join(ROOT, 'adapters', name, 'hook.ts')),
);

it('is read by function hooks, and no other is', () => {
  expect(SOURCES).toContain('jamf');
  const imported = [...read('functions/hooks.ts').matchAll(/adapters\/([\w-]+)\/hook\.ts/g)].map(
    ([, name]) => name,
  );
  expect(imported.sort()).toEqual(SOURCES);
});

it.each(SOURCES)(
  '%s brings the secret that its vendor sends, and says in its README where that goes',
  (name) => {
    expect(read(`adapters/${name}/function.yml`)).toContain(`/hook/${name}\n`);
    expect(read(`adapters/${name}/README.md`)).toContain(`/hooks/${name}\``);
  },
);
