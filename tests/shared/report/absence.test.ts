import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Pointer } from '../../../shared/model/stored.ts';
import { type AbsenceQuestion, absentSince } from '../../../shared/report/absence.ts';
import { record } from '../../support/records.ts';

const DAY = 86_400_000;
const STARTED = '2026-05-20T02:00:00.000Z';
const at = (days: number) => new Date(Date.parse(STARTED) + days * DAY).toISOString();

const LISTED = record('l1', {
  name: 'Ada-PC',
  platform: 'Windows',
  identifiers: { serial: 'PF-0ABC12', mac_addresses: ['00:1B:63:84:45:E6'] },
  model: 'ThinkPad X1',
});
const pointer = (rest: Partial<Pointer> = {}): Pointer => ({
  ...{ v: 1, source: 'falcon', id: 'f1', owners: [], proves: true, serial: true, synced_at: at(0) },
  ...rest,
});

/** Of a device that every condition is met of; the table holds what is in `there`. */
function question(there: Record<string, Pointer[] | 'many' | undefined> = {}): AbsenceQuestion {
  return {
    listed: [{ record: LISTED, stored_since: at(-30), reported: [at(-1), at(0.4)] }],
    platform: 'Windows',
    attests: { agent: 'falcon', platforms: ['Mac', 'Windows'] },
    sweep: {
      started: STARTED,
      complete: true,
      pointed: true,
      coverage: { Windows: { known: 100, seen: 80 } },
    },
    pointers: (key) => (Object.hasOwn(there, key) ? there[key] : []),
  };
}
type Change = (asked: AbsenceQuestion) => AbsenceQuestion;

const ofSweep =
  (rest: Partial<NonNullable<AbsenceQuestion['sweep']>>): Change =>
  (asked) => ({
    ...asked,
    sweep: asked.sweep && { ...asked.sweep, ...rest },
  });
const ofListed =
  (rest: Partial<AbsenceQuestion['listed'][number]>): Change =>
  (asked) => ({ ...asked, listed: asked.listed.map((one) => ({ ...one, ...rest })) });
const ofRecord =
  (rest: Partial<typeof LISTED>): Change =>
  (asked) => ({
    ...asked,
    listed: asked.listed.map((one) => ({ ...one, record: { ...one.record, ...rest } })),
  });
const holding =
  (key: string, there: Pointer[] | 'many' | undefined): Change =>
  (asked) => ({ ...asked, pointers: (wanted) => (wanted === key ? there : asked.pointers(wanted)) });

/** Why a device that has the agent is not found in the sweep by its serial. */
const REASONS: Record<string, Change> = {
  'no sweep was measured': (asked) => ({ ...asked, sweep: undefined }),
  'the sweep did not reach the end of every range': ofSweep({ complete: false }),
  'nothing points at what the sweep saw': ofSweep({ pointed: false }),
  'the sweep lost more than a fifth of the platform': ofSweep({
    coverage: { Windows: { known: 100, seen: 79 } },
  }),
  'the sweep holds no device of the platform': ofSweep({ coverage: { Mac: { known: 9, seen: 9 } } }),
  'the sweep lost the whole platform': ofSweep({ coverage: { Windows: { known: 0, seen: 0 } } }),
  'the source does not attest this platform': (asked) => ({ ...asked, platform: 'Linux' }),
  'nobody knows its platform': (asked) => ({ ...asked, platform: undefined }),
  'it was enrolled less than three days before': ofRecord({ enrolled_at: at(-2.9) }),
  'it was first stored less than three days before': ofListed({ stored_since: at(-2.9) }),
  'nobody knows since when it is known': ofListed({ stored_since: undefined }),
  'it did not report within what the source remembers': ofListed({ reported: [at(-14.1), at(0.1)] }),
  'it is not known to have reported at all': ofListed({ reported: [] }),
  'no managed source lists it': (asked) => ({ ...asked, listed: [] }),
  'it is personal': ofRecord({ owned_by: 'personal' }),
  'it has no serial': ofRecord({ identifiers: { mac_addresses: ['00:1B:63:84:45:E6'] } }),
  'its serial identifies nothing': ofRecord({ identifiers: { serial: 'To be filled by O.E.M.' } }),
  'it is a virtual machine by its serial': ofRecord({
    identifiers: { serial: 'VMware-56 4d 1d 8f a1 b2 c3 d4-e5 f6 07 18 29 3a 4b 5c' },
  }),
  'it is a virtual machine by its model': ofRecord({ model: 'Virtual Machine', manufacturer: 'Microsoft' }),
  'the sweep has it under another spelling of the serial': holding('serial:PF0ABC12', [pointer()]),
  'it has been found since': holding('serial:PF0ABC12', [pointer({ synced_at: at(0.5) })]),
  'its serial was not looked for': holding('serial:PF0ABC12', undefined),
  'very many carry its serial': holding('serial:PF0ABC12', 'many'),
  'something without serial has its MAC address': holding('mac:Windows:00:1B:63:84:45:E6', [unnumbered()]),
  'something without serial has its name': holding('name:Windows:ada-pc', [unnumbered()]),
  'something without serial or platform has its name': holding('name:none:ada-pc', [unnumbered()]),
  'very many have its name': holding('name:Windows:ada-pc', 'many'),
};
function unnumbered(): Pointer {
  const { serial: _serial, ...rest } = pointer({ id: 'f2' });
  return rest;
}

describe('a complete sweep without the device', () => {
  it('is evidence since its first range began, where everything holds', () => {
    expect(absentSince(question())).toBe(STARTED);
  });

  it('counts since the device was enrolled, where that is told, and by what the source says it remembers', () => {
    expect(
      absentSince(ofListed({ stored_since: at(-1) })(ofRecord({ enrolled_at: at(-3) })(question()))),
    ).toBe(STARTED);
    const silent = ofListed({ reported: [at(-40)] })(question());
    expect(absentSince(silent)).toBeUndefined();
    expect(absentSince({ ...silent, attests: { ...silent.attests, forgets_after: 45 * DAY } })).toBe(STARTED);
  });

  it('is not contradicted by what has a serial of its own, nor by what was there before the sweep', () => {
    for (const [key, there] of [
      ['name:Windows:ada-pc', [pointer({ id: 'other' })]],
      ['name:Windows:ada-pc', [{ ...unnumbered(), synced_at: at(-1) }]],
      ['serial:PF0ABC12', [pointer({ synced_at: at(-1) })]],
    ] as const)
      expect(absentSince(holding(key, [...there])(question()))).toBe(STARTED);
  });

  it.each(Object.entries(REASONS))('says nothing where %s', (_, change) => {
    expect(absentSince(change(question()))).toBeUndefined();
  });

  it('says nothing where any of these come together, in any order', () => {
    const reason = fc.constantFrom(...Object.values(REASONS));
    fc.assert(
      fc.property(fc.array(reason, { minLength: 1, maxLength: 4 }), (changes) => {
        expect(absentSince(changes.reduce((asked, change) => change(asked), question()))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
