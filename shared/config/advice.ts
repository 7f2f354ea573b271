/** What people write who expect something else here, and what to do instead: by the place in the file. */
import { LANGUAGES } from '../practices/index.ts';

type Path = readonly PropertyKey[];

const PRACTICES = 'docs/adding-a-practice.md#what-an-organization-can-change';
const LANGUAGE = 'docs/adding-a-practice.md#another-language';

const SWITCH = /^(en|dis)abled?$|^(in)?active$|^on$/;
const AIM =
  /^(except|exceptions|exclude|include|only|for|groups?|roles?|users?|people|owners?|owned_by|emails?|devices?|serials?|platforms?|os|tags?)$/;

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
  const [group, name, key, inner] = path.map(String);
  const depth = path.length;
  if (group === 'practices' && depth === 3 && key !== undefined) {
    if (SWITCH.test(key))
      return `\`${key}\` is not known here. A practice is switched off with \`off: true\``;
    if (AIM.test(key))
      return `\`${key}\` is not possible: a practice is the same for everybody; see ${PRACTICES}`;
  }
  if (group === 'practices' && depth === 4 && key === 'words' && !hasGuess)
    return `\`${inner}\` is not known here. Remove it, or use one of: ${LANGUAGES.join(', ')}; for another see ${LANGUAGE}`;
  if (group !== 'sources' || depth !== 3 || key === undefined) return undefined;
  if (SWITCH.test(key))
    return `\`${key}\` is not known here. A source is switched off by removing it here and its line in serverless.yml`;
  if (hasGuess) return undefined;
  return `\`${key}\` is not known here. What the vendor needs, such as addresses and tokens, is in the source's secret: \`npm run -s cli -- secret set ${name}\``;
}

/** A language that there are no words in. */
export const languageAdvice = (said: string): string => `${said} ${LANGUAGE} says how to add one`;
