/** The first Stethoscope's practices, in the words and ratings of stethoscope.yml. */
import { PLATFORMS } from '../../shared/model/record.ts';
import { nearest, REGISTRY } from '../../shared/practices/index.ts';
import { isGroup, type Migration, type Move, put, texts } from './target.ts';

const RATINGS: Record<string, string> = { warn: 'critical', nudge: 'suggested' };
/** Platforms that it knew besides telephones. */
const COMPUTERS = ['Mac', 'Windows'];

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' && value !== '#' ? value.trim() : undefined;

/** `PRACTICES`: a group of settings each. */
export const practices: Move = (value, target) => {
  for (const [id, settings] of Object.entries(isGroup(value) ? value : {}))
    if (isGroup(settings)) practice(id, settings, target);
};

function practice(id: string, old: Record<string, unknown>, target: Migration): void {
  const known = REGISTRY.find((one) => one.id === id);
  const names = texts(old.SOFTWARE_NAMES);
  if (!known && names.length === 0) {
    const lost = Object.keys(old).join(', ');
    target.notes.push(
      `practices.${id}: is not known here, so ${lost || 'nothing'} was carried over nowhere. docs/adding-a-practice.md says how to add it.`,
    );
    return;
  }
  const set = (path: string[], what: unknown) =>
    what !== undefined && put(target.config, ['practices', id, ...path], what);
  set(['rating'], RATINGS[String(old.STATUS_IF_MISSING)]);
  set(['words', 'en', 'name'], text(old.DISPLAY_TITLE));
  set(['words', 'en', 'why'], text(old.DESCRIPTION));
  set(['words', 'en', 'link'], linkOf(id, old.LINK, target));
  if (names.length > 0 || old.SERVICE_NAMES !== undefined) software(old, known?.software, set);
  tell(id, old, known !== undefined, target);
}

type Names = Partial<Record<string, string[]>>;

/** Ours are kept: names that only we know would be called missing otherwise. */
function software(
  old: Record<string, unknown>,
  ours: { names: Names; services?: Names | undefined } | undefined,
  set: (path: string[], what: unknown) => void,
): void {
  const spared = [...texts(old.NA_PLATFORMS), ...texts(old.OK_PLATFORMS)];
  const both = (own: Names = {}, theirs: string[]) =>
    Object.fromEntries(
      PLATFORMS.filter((platform) => !spared.includes(platform)).flatMap((platform) => {
        const added = COMPUTERS.includes(platform) ? theirs : [];
        const all = [...new Set([...(own[platform] ?? []), ...added])];
        return all.length > 0 ? [[platform, all]] : [];
      }),
    );
  set(['software', 'names'], both(ours?.names, texts(old.SOFTWARE_NAMES)));
  const services = both(ours?.services, texts(old.SERVICE_NAMES));
  if (Object.keys(services).length > 0) set(['software', 'services'], services);
}

/** One link, or one a platform. What is no https address is named. */
function linkOf(id: string, link: unknown, { notes }: Migration): unknown {
  const isAddress = (value: unknown) => URL.canParse(String(value)) && /^https:/.test(String(value));
  const lost = (where: string, value: unknown) =>
    notes.push(`practices.${id}: its link${where} is no https address and was left out: ${String(value)}.`);
  if (!isGroup(link)) {
    const address = text(link);
    if (address === undefined || isAddress(address)) return address;
    lost('', address);
    return undefined;
  }
  const links = Object.entries(link).flatMap(([name, value]) => {
    const platform = nearest(name, PLATFORMS);
    if (platform && isAddress(value)) return [[platform, value]];
    if (text(value)) lost(` for ${name}`, value);
    return [];
  });
  return links.length > 0 ? Object.fromEntries(links) : undefined;
}

/** Settings that are carried over, or that `tell` and docs/moving-over.md say something of. */
const KNOWN = new Set([
  ...['KEY', 'STATUS_IF_MISSING', 'DISPLAY_TITLE', 'DESCRIPTION', 'LINK', 'SOFTWARE_NAMES', 'SERVICE_NAMES'],
  ...['NA_PLATFORMS', 'OK_PLATFORMS', 'PLATFORM_REQUIRED', 'MOBILE_PLATFORMS', 'NONMOBILE_PLATFORMS'],
  ...['REQUIRED_VERSIONS', 'RECOMMENDED_VERSIONS', 'UNSUPPORTED_MSG', 'RECOMMENDED_MSG'],
]);

/** What has no place here, or another one. */
function tell(
  id: string,
  old: Record<string, unknown>,
  isKnown: boolean,
  { notes, unknown }: Migration,
): void {
  if (!isKnown) notes.push(`practices.${id}: write words.en.consequence: what happens when it is missing.`);
  if (isKnown && texts(old.SOFTWARE_NAMES).length > 0)
    notes.push(
      `practices.${id}: its names were added to those that come with the project; remove software to follow ours alone.`,
    );
  if (old.REQUIRED_VERSIONS ?? old.RECOMMENDED_VERSIONS)
    notes.push(
      'practices.uptodate: versions are not carried over; release feeds know newer ones. options.systems pins lines of your own.',
    );
  if (texts(old.OK_PLATFORMS).length > 0)
    notes.push(
      `practices.${id}: OK_PLATFORMS called what nobody had seen "ok"; now it does not apply there.`,
    );
  tellWords(id, old, notes);
  for (const name of Object.keys(old)) if (!KNOWN.has(name)) unknown.push(`PRACTICES.${id}.${name}`);
}

function tellWords(id: string, old: Record<string, unknown>, notes: string[]): void {
  for (const name of ['UNSUPPORTED_MSG', 'RECOMMENDED_MSG'])
    if (text(old[name]))
      notes.push(
        `practices.${id}: ${name} was not carried over; write it under words. It was: ${text(old[name])}`,
      );
  if (text(old.DISPLAY_TITLE) ?? text(old.DESCRIPTION)) {
    const about =
      'practices: words were carried over in English. For another of your `languages`, write words.<language> as well.';
    if (!notes.includes(about)) notes.push(about);
  }
}
