/** What people write who expect something else here, and what to do instead: by the place in the file. */
import { LANGUAGES } from '../model/languages.ts';

type Path = readonly PropertyKey[];

const RULES = 'docs/adding-a-practice.md#rules-for-some-devices';
const LANGUAGE = 'docs/adding-a-practice.md#another-language';

const SWITCH = /^(en|dis)abled?$|^(in)?active$|^on$/;
/** Whom it is about, as people write it: by what a rule calls it. */
const AIMS: readonly (readonly [RegExp, string])[] = [
  [/^(platforms?|os|systems?)$/, 'platforms: [Windows]'],
  [/^(owned_by|ownership|byod)$/, 'owned_by: personal'],
  [/^(labels?|groups?|tags?|sites?|departments?|teams?|org_?units?)$/, 'labels: [Finance]'],
  [/^(people|persons?|users?|owners?|emails?|roles?)$/, 'people: [ann@example.com]'],
  [/^(targets?|except|exceptions?|exclude|include|only|for|when|match|if)$/, 'labels: [Finance]'],
];
const DEVICES = /^(devices?|serials?|models?|names?)$/;

/** By kind of place, `*` for any name: what a value that is no list and no group could look like. */
const EXAMPLES: Readonly<Record<string, string>> = {
  '': '`organization: { name: Example Company, … }`; the file that comes with the project has all groups',
  organization: '`{ name: Example Company, contact: { name: IT help desk } }`',
  'organization.contact': '`{ name: IT help desk, email: help@example.com }`',
  'organization.help': '`- { question: Who can see this page?, answer: You. }`',
  languages: `\`[${LANGUAGES.join(', ')}]\``,
  access: '`{ allowed_domains: [example.com] }`',
  'access.allowed_domains': '`[example.com]`',
  'access.roles.*': '`{ groups: [helpdesk], emails: [] }`',
  sources: '`jamf: { sweep_every: 12h, longest_sweep: 2h }`',
  'sources.*': '`{ sweep_every: 12h, longest_sweep: 2h }`',
  practices: '`firewall: { rating: critical }`',
  'practices.*': '`{ rating: critical }`',
  'practices.*.rules': '`- { platforms: [Windows], rating: critical }`',
  'practices.*.rules.*': '`{ platforms: [Windows], rating: critical }`',
  'practices.*.words': '`en: { name: Example Agent }`',
  'practices.*.software': '`names: { Mac: ["Example Agent*"] }`',
  transforms: '`- drop_by_status: { statuses: [Retired] }`',
  receivers: '`- { events: true, of: [looks] }`',
};
const GENERAL = {
  array: '`[one, two]`, or one a line, each with a hyphen',
  object: '`{ name: value }`, or `name: value` on lines of their own, indented',
};

/** An example of a list (`array`) or a group of settings for a place. */
export function exampleFor(path: Path, kind: keyof typeof GENERAL): string {
  const fits = ([place]: [string, string]) => {
    const parts = place === '' ? [] : place.split('.');
    return parts.length === path.length && parts.every((part, at) => part === '*' || part === path[at]);
  };
  return Object.entries(EXAMPLES).find(fits)?.[1] ?? GENERAL[kind];
}

/**
 * What to say of a name that is not known.
 *
 * @param path with the name at its end
 * @param hasGuess whether a known name is near enough to have been meant
 */
export function adviceFor(path: Path, hasGuess: boolean): string | undefined {
  const [group, name = '', ...inside] = path.map(String);
  if (group === 'practices') return practiceAdvice(inside, hasGuess);
  const [key] = inside;
  if (group !== 'sources' || inside.length !== 1 || key === undefined) return undefined;
  if (SWITCH.test(key))
    return `\`${key}\` is not known here. A source is switched off by removing it here and its line in serverless.yml`;
  if (hasGuess) return undefined;
  return `\`${key}\` is not known here. What the vendor needs, such as addresses and tokens, is in the source's secret: \`npm run -s cli -- secret set ${name}\``;
}

/** @param inside the path within the practice's entry */
function practiceAdvice(inside: readonly string[], hasGuess: boolean): string | undefined {
  const [key = '', inner = '', ofRule = ''] = inside;
  if (inside.length === 1)
    return keyAdvice(key, 'A practice is switched off', (aim) => `stands in a rule: ${ruleWith(aim)}`);
  if (inside.length === 3 && key === 'rules')
    return keyAdvice(ofRule, 'A rule switches off', (aim) => `is not known here. Write it like \`${aim}\``);
  if (inside.length === 2 && key === 'words' && !hasGuess)
    return `\`${inner}\` is not known here. Remove it, or use one of: ${LANGUAGES.join(', ')}; for another see ${LANGUAGE}`;
  return undefined;
}

const ruleWith = (aim: string): string => `\`rules: [{ ${aim}, rating: critical }]\`; see ${RULES}`;

/** @param off what `off: true` does there */
function keyAdvice(key: string, off: string, aimed: (example: string) => string): string | undefined {
  if (SWITCH.test(key)) return `\`${key}\` is not known here. ${off} with \`off: true\``;
  const aim = AIMS.find(([called]) => called.test(key))?.[1];
  if (aim) return `\`${key}\` ${aimed(aim)}`;
  return DEVICES.test(key)
    ? `\`${key}\` is not possible: single devices are left out by a transform; see docs/transforms.md`
    : undefined;
}

/** A language that there are no words in. */
export const languageAdvice = (said: string): string => `${said} ${LANGUAGE} says how to add one`;
