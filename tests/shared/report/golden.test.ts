/**
 * One whole report per story. The page's tests draw these files, so that both ends cannot drift apart.
 * `UPDATE_GOLDEN=1 npm run -s jest -- tests/shared/report/golden` writes them again; read the difference.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../../shared/model/report.ts';
import { STORY_NAMES, storyInput } from './stories.ts';
import { assembleReport } from './support.ts';

const folder = new URL('../../golden/', import.meta.url);
const fileOf = (name: string) => new URL(`${name}.json`, folder);

/** Every story in English, and one in each other language. */
const STORED: [file: string, story: string, language: string][] = [
  ...STORY_NAMES.map((name): [string, string, string] => [name, name, 'en']),
  ['one-red.de', 'one-red', 'de'],
];

if (process.env.UPDATE_GOLDEN) {
  mkdirSync(folder, { recursive: true });
  for (const [file, story, language] of STORED) {
    writeFileSync(fileOf(file), `${JSON.stringify(assembleReport(storyInput(story, language)), null, 2)}\n`);
  }
}

const golden = (name: string) => JSON.parse(readFileSync(fileOf(name), 'utf8')) as Report;

describe('the report', () => {
  it.each(STORED)('of %s is the stored one', (file, story, language) => {
    // Through JSON, as the page gets it: an `undefined` would be lost on the way.
    expect(JSON.parse(JSON.stringify(assembleReport(storyInput(story, language))))).toEqual(golden(file));
  });

  it('has no other stored ones', () => {
    expect(readdirSync(folder).sort()).toEqual(STORED.map(([file]) => `${file}.json`).sort());
  });
});

/** All that a person reads of a report besides the organization's own words and what sources know by name. */
function textsOf({ devices, sources }: Report): string[] {
  const read = devices.flatMap(({ practices }) =>
    Object.values(practices).flatMap((result) => [
      result.title,
      result.why,
      result.consequence,
      result.seen,
      result.wanted,
      ...result.details,
      ...[result.directions, ...result.other_directions].flatMap((directions) =>
        directions ? [directions.for, ...directions.steps, directions.expected] : [],
      ),
      ...result.evidence.map(({ seen }) => seen),
    ]),
  );
  return [...read, ...sources.map(({ message }) => message)].filter((text) => typeof text === 'string');
}

describe('a report in German', () => {
  const report = (story: string, language: string) => assembleReport(storyInput(story, language));

  it.each(STORY_NAMES)('of %s says nothing in English', (story) => {
    const english = new Set(textsOf(report(story, 'en')));
    const same = textsOf(report(story, 'de')).filter((text) => english.has(text));
    // A system is called the same in both.
    expect(same.filter((text) => !/^macOS [\d.]+$/.test(text))).toEqual([]);
  });

  it('differs in words alone', () => {
    const facts = ({ verdict, devices, sources, organization }: Report) => ({
      verdict,
      organization,
      states: sources.map(({ state, code }) => [state, code]),
      statuses: devices.map(({ practices }) => Object.values(practices).map(({ status }) => status)),
    });
    for (const story of STORY_NAMES) expect(facts(report(story, 'de'))).toEqual(facts(report(story, 'en')));
  });
});

describe('the stories tell what they are called', () => {
  it.each<[string, object]>([
    ['all-well', { worst: 'ok', critical: 0, suggested: 0, unknown: 0, stale: 0, devices: 1 }],
    ['one-red', { worst: 'warn', critical: 1, suggested: 0, devices: 2 }],
    ['one-unknown', { worst: 'unknown', critical: 0, suggested: 0, unknown: 1 }],
    ['nothing', { worst: 'unknown', devices: 0 }],
    ['source-failed', { worst: 'ok', critical: 0, devices: 1 }],
    ['pending', { worst: 'unknown', devices: 0 }],
    ['refreshing', { worst: 'ok', devices: 1 }],
    ['joined', { devices: 1 }],
    ['kept-apart', { devices: 2 }],
  ])('%s', (name, verdict) => {
    expect(golden(name).verdict).toMatchObject(verdict);
  });

  it('stale: every verdict that rests on the old inventory says that it is old', () => {
    const [device] = golden('stale').devices;
    // The device itself reported since, and told its version.
    const resting = Object.values(device?.practices ?? {}).filter(
      ({ last_updated, fact }) => last_updated !== null && fact !== 'os_version',
    );
    expect(resting.length).toBeGreaterThan(0);
    expect(resting.every(({ stale }) => stale)).toBe(true);
  });

  it('joined: the newer fact decides, the other is evidence', () => {
    const [device] = golden('joined').devices;
    expect(device?.identity.joined_by).not.toEqual([]);
    expect(device?.practices.encryption).toMatchObject({ status: 'ok', source: 'jamf' });
    expect(device?.practices.encryption?.evidence.map(({ source }) => source)).toContain('landesk');
    expect(device?.practices.firewall).toMatchObject({ source: 'landesk' });
  });

  it('kept-apart: each device says why', () => {
    for (const { identity } of golden('kept-apart').devices) {
      expect(identity.kept_apart).toMatchObject([{ level: 'mac', reason: 'different_serials' }]);
    }
  });

  it('source-failed, pending, refreshing: the source says so', () => {
    const state = (name: string) => golden(name).sources[0]?.state;
    expect(['source-failed', 'pending', 'refreshing'].map(state)).toEqual([
      'failed',
      'pending',
      'refreshing',
    ]);
  });
});
