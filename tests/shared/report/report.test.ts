import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STATUS_ORDER } from '../../../shared/model/report.ts';
import { SOURCE_ERROR_CODES } from '../../../shared/model/source.ts';
import type { Mark } from '../../../shared/model/stored.ts';
import type { ReportInput } from '../../../shared/report/index.ts';
import { STORY_NAMES, STORY_NOW, storyConfig, storyInput } from './stories.ts';
import { assembleReport } from './support.ts';

const story = fc.constantFrom(...STORY_NAMES);
const at = fc
  .integer({ min: -1000, max: 0 })
  .map((hours) => new Date(STORY_NOW.getTime() + hours * 3_600_000).toISOString());

/** What is known of a third source that never had a device of this person. */
const emptySource = fc.record({
  mark: fc.option(
    fc.record({
      source: fc.constant('google'),
      fetched_at: at,
      complete: fc.boolean(),
      dropped: fc.constant([] as string[]),
    }),
  ),
  outcome: fc.option(fc.constantFrom('pending' as const, ...SOURCE_ERROR_CODES)),
});

const withSource = (
  input: ReportInput,
  name: string,
  mark: Mark | null,
  outcome: string | null,
): ReportInput => {
  const { jamf } = storyConfig.sources;
  if (!jamf) throw new Error('The stories have a source jamf.');
  return {
    ...input,
    config: { ...storyConfig, sources: { ...storyConfig.sources, [name]: jamf } },
    person: {
      ...input.person,
      marks: new Map([...input.person.marks, ...(mark ? [[name, mark] as const] : [])]),
    },
    outcomes: new Map([
      ...(input.outcomes ?? []),
      ...(outcome ? [[name, outcome] as const] : []),
    ]) as NonNullable<ReportInput['outcomes']>,
  };
};

describe('the report', () => {
  it('has the same devices and verdict when a source that knows nothing is added', () => {
    fc.assert(
      fc.property(story, emptySource, (name, { mark, outcome }) => {
        const before = assembleReport(storyInput(name));
        const after = assembleReport(withSource(storyInput(name), 'google', mark, outcome));
        expect(after.devices).toEqual(before.devices);
        expect(after.verdict).toEqual(before.verdict);
        expect(after.sources.slice(0, 2)).toEqual(before.sources);
      }),
    );
  });

  it('gets no worse verdict when a source fails', () => {
    const rank = (input: ReportInput) => STATUS_ORDER.indexOf(assembleReport(input).verdict.worst);
    fc.assert(
      fc.property(
        story,
        fc.constantFrom('jamf', 'landesk'),
        fc.constantFrom(...SOURCE_ERROR_CODES),
        (name, source, code) => {
          const input = storyInput(name);
          const mark = input.person.marks.get(source) ?? { source, dropped: [] };
          const failing = withMark(input, { ...mark, error: { code, at: STORY_NOW.toISOString() } });
          expect(rank(failing)).toBe(rank(input));
          expect(assembleReport(failing).devices).toEqual(assembleReport(input).devices);
        },
      ),
    );
  });

  it('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(
        story.chain((name) => {
          const { records } = storyInput(name).person;
          return fc.tuple(fc.constant(name), fc.shuffledSubarray(records, { minLength: records.length }));
        }),
        ([name, records]) => {
          const input = storyInput(name);
          const shuffled = { ...input, person: { ...input.person, records } };
          expect(assembleReport(shuffled)).toEqual(assembleReport(input));
        },
      ),
    );
  });

  it('changes nothing that it is given', () => {
    for (const name of STORY_NAMES) {
      const input = storyInput(name);
      const copy = structuredClone(input.person);
      assembleReport(input);
      expect(input.person).toEqual(copy);
    }
  });

  it('forgets a source that is switched off at once', () => {
    const { jamf: _, ...sources } = storyConfig.sources;
    const report = assembleReport({ ...storyInput('one-red'), config: { ...storyConfig, sources } });
    expect(report).toMatchObject({ devices: [], sources: [{ source: 'landesk' }] });
  });

  it('keeps what no practice asked for to itself', () => {
    const text = JSON.stringify(STORY_NAMES.map((name) => assembleReport(storyInput(name)).devices));
    expect(text).not.toMatch(/"(facts|software|os_source|owners)"/);
  });

  it.each([
    ['pending', 3],
    ['refreshing', 5],
    ['all-well', undefined],
  ])('of %s asks to be asked again after %s seconds', (name, seconds) => {
    expect(assembleReport(storyInput(name)).retry_after).toBe(seconds);
  });

  it('says what an ownership source took from the page', () => {
    const input = storyInput('all-well');
    const claim = {
      v: 1,
      source: 'landesk',
      id: 'A1',
      owners: ['bob@example.com'],
      serial: 'C02STORY001',
      synced_at: STORY_NOW.toISOString(),
    } as const;
    const report = assembleReport({ ...input, counterclaims: [{ ...claim, owners: ['bob@example.com'] }] });
    expect(report).toMatchObject({
      devices: [],
      kept_apart: [{ reason: 'owner_disagrees', value: 'C02STORY001' }],
    });
    expect(JSON.stringify(report)).not.toContain('bob');
  });

  it('has the devices that are claimed for the person, whoever the device source lists them for', () => {
    const { records } = storyInput('all-well').person;
    const claim = {
      v: 1,
      source: 'landesk',
      id: 'A1',
      owners: ['ann@example.com'],
      serial: 'C02STORY001',
      synced_at: STORY_NOW.toISOString(),
    } as const;
    const report = assembleReport({
      ...storyInput('nothing'),
      user: 'ann@example.com',
      person: {
        records: [],
        claims: [{ ...claim, owners: ['ann@example.com'] }],
        marks: new Map(),
        held: true,
      },
      found: records,
    });
    expect(report.devices).toMatchObject([{ identity: { owner_disagrees: ['jamf'] } }]);
    expect(JSON.stringify(report)).not.toContain('user@example.com');
  });
});

function withMark(input: ReportInput, mark: Mark): ReportInput {
  return {
    ...input,
    person: { ...input.person, marks: new Map([...input.person.marks, [mark.source, mark]]) },
  };
}
