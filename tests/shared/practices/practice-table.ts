/** One helper for all practices: rows of what is known and what it gives, with a row for everything it can give. */
import { describe, expect, it } from '@jest/globals';
import { PLATFORMS } from '../../../shared/model/record.ts';
import type { Releases } from '../../../shared/model/releases.ts';
import type { Status } from '../../../shared/model/report.ts';
import {
  judge,
  loadPractices,
  type PracticeSetting,
  type PracticesConfig,
  parsePractices,
} from '../../../shared/practices/index.ts';
import { RELEASES } from '../../support/releases.ts';
import { deviceOf, NOW, type Sketch } from './device.ts';

export interface Row extends Sketch {
  name: string;
  /** The organization's entry for this practice, as it stands in stethoscope.yml. */
  setting?: { [Key in keyof PracticeSetting]: unknown };
  /** The status. */
  gives: Status;
  /** The title with its own words: `in_progress`; else the ordinary one of the status. */
  title?: string;
  /** The code of an `unknown`. */
  code?: string;
  seen?: string;
  wanted?: string;
  due?: string;
  link?: string;
  /** Among the details. */
  says?: string;
  now?: Date;
  stale?: boolean;
  /** What feeds say; `{}` for nothing. Default: what was known in November 2026. */
  releases?: Releases;
}

const titleKey = ({ gives, title }: Row) => title ?? (gives === 'warn' || gives === 'nudge' ? 'fail' : gives);

function configOf(id: string, setting: Row['setting']): PracticesConfig {
  const { practices, issues } = parsePractices({ [id]: setting ?? {} });
  expect(issues).toEqual([]);
  return practices;
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A title whose other values may be anything. */
const filled = (title = '') =>
  new RegExp(
    `^${title
      .split(/\{\w+\}/)
      .map(escaped)
      .join('.+')}$`,
  );

function check(id: string, row: Row): void {
  const practices = configOf(id, row.setting);
  const errors: unknown[] = [];
  const result = judge(deviceOf(row), {
    now: row.now ?? NOW,
    language: 'en',
    practices,
    releases: row.releases ?? RELEASES,
    onError: (_, error) => errors.push(error),
  })[id];
  const words = loadPractices(practices, 'en').find(({ practice }) => practice.id === id)?.words;
  const platform = { Mac: 'macOS', iOS: 'iPhone and iPad' }[String(row.platform)] ?? String(row.platform);
  expect(errors).toEqual([]);
  expect(result).toMatchObject({
    status: row.gives,
    title: expect.stringMatching(
      filled(words?.title[titleKey(row)]?.replace('{name}', words.name).replace('{platform}', platform)),
    ),
    stale: row.stale ?? false,
    ...(row.seen !== undefined && { seen: row.seen }),
    ...(row.wanted !== undefined && { wanted: row.wanted }),
    ...(row.due !== undefined && { due: row.due }),
    ...(row.link !== undefined && { link: row.link }),
    ...(row.says !== undefined && { details: expect.arrayContaining([row.says]) }),
  });
  expect(result?.code).toBe(row.code);
  // Whoever reads a verdict sees what it rests on.
  if (['ok', 'warn', 'nudge'].includes(row.gives))
    expect(result).toMatchObject({ fact: expect.stringMatching(/./), source: 'jamf' });
  if (row.gives === 'warn' || row.gives === 'nudge') {
    expect(result).toMatchObject({
      seen: expect.stringMatching(/./),
      wanted: expect.stringMatching(/./),
      consequence: expect.stringMatching(/./),
    });
    expect(result?.evidence).not.toEqual([]);
  }
}

/** Everything that a practice declares that it can say. */
function reachable(id: string): string[] {
  const practice = loadPractices({ [id]: {} }, 'en').find((loaded) => loaded.practice.id === id)?.practice;
  if (!practice) throw new Error(`There is no practice ${id}.`);
  const { titles = [], unknown = [] } = practice.uses;
  const codes = ['no_fact', 'no_platform', ...unknown].map((code) => `unknown: ${code}`);
  const some = PLATFORMS.some((platform) => !practice.platforms.includes(platform));
  return ['ok', 'fail', ...titles, ...codes, ...(some ? ['na'] : [])].sort();
}

/** Tests a practice by its rows. */
export function testPractice(id: string, rows: readonly Row[]): void {
  describe(id, () => {
    it.each(rows)('$name: $gives', (row) => check(id, row));

    it('has a row for everything that it can say', () => {
      const said = rows.map((row) => (row.gives === 'unknown' ? `unknown: ${row.code}` : titleKey(row)));
      expect([...new Set(said)].sort()).toEqual(reachable(id));
    });
  });
}
