/** The first Stethoscope's practices, in the words and ratings of stethoscope.yml. */
import { PLATFORMS } from '../../shared/model/record.ts';
import { REGISTRY } from '../../shared/practices/index.ts';
import { isGroup, type Move, put, type Target, texts } from './target.ts';

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

function practice(id: string, old: Record<string, unknown>, target: Target): void {
  const known = REGISTRY.find((one) => one.id === id);
  const names = texts(old.SOFTWARE_NAMES);
  if (!known && names.length === 0) {
    target.notes.push(`practices.${id}: is not known here. docs/adding-a-practice.md says how to add it.`);
    return;
  }
  const set = (path: string[], what: unknown) =>
    what !== undefined && put(target.config, ['practices', id, ...path], what);
  set(['rating'], RATINGS[String(old.STATUS_IF_MISSING)]);
  set(['words', 'en', 'name'], text(old.DISPLAY_TITLE));
  set(['words', 'en', 'why'], text(old.DESCRIPTION));
  if (names.length > 0) software(old, names, set);
  tell(id, old, known !== undefined, target);
}

function software(
  old: Record<string, unknown>,
  names: string[],
  set: (path: string[], what: unknown) => void,
): void {
  const spared = [...texts(old.NA_PLATFORMS), ...texts(old.OK_PLATFORMS)];
  const platforms = PLATFORMS.filter((one) => COMPUTERS.includes(one) && !spared.includes(one));
  const each = (values: string[]) => Object.fromEntries(platforms.map((platform) => [platform, values]));
  set(['software', 'names'], each(names));
  const services = texts(old.SERVICE_NAMES);
  if (services.length > 0) set(['software', 'services'], each(services));
}

/** What has no place here, or another one. */
function tell(id: string, old: Record<string, unknown>, isKnown: boolean, { notes }: Target): void {
  const link = text(old.LINK);
  if (link) notes.push(`practices.${id}: its link is now one a platform: words.en.link. It was ${link}.`);
  if (!isKnown) notes.push(`practices.${id}: write words.en.consequence: what happens when it is missing.`);
  if (old.REQUIRED_VERSIONS ?? old.RECOMMENDED_VERSIONS)
    notes.push(
      'practices.uptodate: versions are not carried over; the list that comes with this is newer. options.systems replaces it.',
    );
  if (texts(old.OK_PLATFORMS).length > 0)
    notes.push(
      `practices.${id}: OK_PLATFORMS called what nobody had seen "ok"; now it does not apply there.`,
    );
}
