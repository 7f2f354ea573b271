/** `npm run new -- practice <id> --fact <fact>`: a practice that judges what it rests on, without its words. */

import { LANGUAGES } from '../shared/model/languages.ts';
import type { FactName } from '../shared/model/record.ts';
import { after, amongSorted, endOfGroup, type FilePlan, inTurn, KitError, template } from './plan.ts';

/** What a practice can rest on. The values are TypeScript. */
interface Fact {
  /** The template that the practice begins with. */
  begins: 'practice' | 'value' | 'software';
  /** A value that is as wanted, and one that is not: rows of its test. */
  ok: string;
  bad: string;
  /** Whether `value` is as wanted. */
  good?: string;
}

const yesOrNo = (fact: string): Fact => ({
  begins: 'practice',
  ok: `facts: { ${fact}: true }`,
  bad: `facts: { ${fact}: false }`,
});
const value = (fact: string, good: string, ok: string, bad: string): Fact => ({
  begins: 'value',
  good,
  ok: `facts: { ${fact}: ${ok} }`,
  bad: `facts: { ${fact}: ${bad} }`,
});

/** By the practice's name, which is what an agent or an application is called at first. */
const factsFor = (name: string): Readonly<Record<FactName | 'software', Fact>> => ({
  firewall: yesOrNo('firewall'),
  rooted: yesOrNo('rooted'),
  secure_boot: yesOrNo('secure_boot'),
  remote_login: yesOrNo('remote_login'),
  unknown_sources: yesOrNo('unknown_sources'),
  adb: yesOrNo('adb'),
  disk_encryption: value('disk_encryption', "value === 'on'", "'on'", "'off'"),
  screen_lock: value('screen_lock', 'value.on', '{ on: true }', '{ on: false }'),
  auto_update: value(
    'auto_update',
    'value.install_security',
    '{ install_security: true }',
    '{ install_security: false }',
  ),
  missing_updates: value('missing_updates', 'value.length === 0', '[]', "[{ title: 'Update' }]"),
  agents: value(
    'agents',
    `value.${name}?.present`,
    `{ ${name}: { present: true } }`,
    `{ ${name}: { present: false } }`,
  ),
  checks: value('checks', `value.${name}`, `{ ${name}: true }`, `{ ${name}: false }`),
  software: {
    begins: 'software',
    ok: 'software: { installed: [] }',
    bad: `software: { installed: [{ name: '${name}' }] }`,
  },
});

/** @throws KitError for an id that cannot be one, or a fact that is none */
export async function newPractice(name: string, fact: string | undefined): Promise<FilePlan> {
  if (!/^[a-z][a-z0-9]*$/.test(name))
    throw new KitError(`${name} is no id of a practice. Use lower-case letters and digits.`);
  const facts: Readonly<Record<string, Fact>> = factsFor(name);
  const chosen = fact === undefined ? undefined : facts[fact];
  if (fact === undefined || !chosen)
    throw new KitError(
      `Say which fact it rests on, with --fact and one of: ${Object.keys(facts).join(', ')}.`,
    );
  const { begins, ok, bad, good = '' } = chosen;
  const words = { name, fact, ok, bad, good };
  const texts = await Promise.all(
    LANGUAGES.map(async (language) => {
      const blanks = (await template(`practice/words.${language}.yml`, words)).trimEnd();
      return [`shared/practices/text/${language}.yml`, endOfGroup(/^practices:/, blanks)] as const;
    }),
  );
  return {
    files: {
      [`shared/practices/practices/${name}.ts`]: await template(`practice/${begins}.ts`, words),
      [`tests/shared/practices/practices/${name}.test.ts`]: await template('practice/rows.test.ts', words),
    },
    lists: {
      'shared/practices/registry.ts': inTurn(
        amongSorted(
          /^import \{ \w+ \} from '\.\/practices\//,
          `import { ${name} } from './practices/${name}.ts';`,
        ),
        after(/^ {2}\w+,$/, `  ${name},`),
      ),
      'tests/shared/practices/properties.test.ts': after(
        /^ {2}\['\w+', \{ facts: \{ \w+: (true|false) \} \}\],$/,
        `  ['${name}', { ${bad} }],`,
      ),
      ...Object.fromEntries(texts),
    },
  };
}

export const PRACTICE_NEXT = (name: string): string[] => [
  `Write its words where ‹…› stands in shared/practices/text, and its platforms into shared/practices/practices/${name}.ts.`,
  'npm run jest -- tests/shared/practices says what is left; docs/adding-a-practice.md says what holds for all.',
];
