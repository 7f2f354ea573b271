/** `npm run new -- practice <id> --fact <fact>`: a practice about a fact that is true or false, without its words. */
import { after, amongSorted, endOfGroup, inTurn, KitError, type Plan, template } from './plan.ts';

/** Facts that are true or false; others need an evaluation of their own. */
const FACTS = ['firewall', 'rooted', 'secure_boot', 'remote_login', 'unknown_sources', 'adb'];
const LANGUAGES = ['en', 'de'];

/** @throws KitError for an id that cannot be one, or a fact that is none */
export async function newPractice(name: string, fact: string | undefined): Promise<Plan> {
  if (!/^[a-z][a-z0-9]*$/.test(name))
    throw new KitError(`${name} is no id of a practice. Use lower-case letters and digits.`);
  if (fact === undefined || !FACTS.includes(fact))
    throw new KitError(`Say which fact it rests on, with --fact and one of: ${FACTS.join(', ')}.`);
  const words = { name, fact };
  const texts = await Promise.all(
    LANGUAGES.map(async (language) => {
      const blanks = (await template(`practice/words.${language}.yml`, words)).trimEnd();
      return [`shared/practices/text/${language}.yml`, endOfGroup(/^practices:/, blanks)] as const;
    }),
  );
  return {
    files: {
      [`shared/practices/practices/${name}.ts`]: await template('practice/practice.ts', words),
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
        `  ['${name}', { facts: { ${fact}: false } }],`,
      ),
      ...Object.fromEntries(texts),
    },
  };
}

export const PRACTICE_NEXT = (name: string): string[] => [
  `Write its words where ‹…› stands in shared/practices/text, and its platforms into shared/practices/practices/${name}.ts.`,
  'npm run jest -- tests/shared/practices says what is left; docs/adding-a-practice.md says what holds for all.',
];
