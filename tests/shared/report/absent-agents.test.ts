/** When a page says that an agent is not installed: only where everything holds that makes it evidence. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Config } from '../../../shared/config/index.ts';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import {
  historyKey,
  type MeasuredSweep,
  type Pointer,
  type RecordHistory,
} from '../../../shared/model/stored.ts';
import { heldItems, pageOf } from '../../../shared/report/index.ts';
import { noTransforms } from '../../support/transforms.ts';
import { storyConfig } from './stories.ts';
import { ago, NOW, person, record } from './support.ts';

const DAYS = 24;
const STARTED = ago(10);
const CONFIG: Config = {
  ...storyConfig,
  sources: {
    ...storyConfig.sources,
    sentinelone: { ...storyConfig.sources.jamf, label: 'SentinelOne' } as never,
    other: { ...storyConfig.sources.jamf, label: 'Other' } as never,
  },
  declarations: {
    ...storyConfig.declarations,
    sentinelone: {
      joins: 'hardware',
      attests: { agent: 'sentinelone', platforms: ['Mac', 'Windows', 'Linux'] },
    },
  },
};

/** What is stored of a laptop whose owner opens their page. */
interface Stored {
  listed: DeviceRecord;
  beside: DeviceRecord[];
  history: RecordHistory | undefined;
  sweep: MeasuredSweep | undefined;
  /** `undefined`: it was not read. */
  pointers: Record<string, Pointer[] | 'many' | undefined>;
  config: Config;
}

const KEYS = [
  ...['serial:C02XK0AAJG5H', 'name:Mac:ann-mac', 'name:none:ann-mac'],
  ...['mac:Mac:00:1C:B3:00:00:A1', 'mac:none:00:1C:B3:00:00:A1'],
];
const missing = (): Stored => ({
  listed: record({
    ...{ platform: 'Mac', name: 'ann-mac', model: 'MacBook Air', last_sync: ago(1) },
    identifiers: { serial: 'C02XK0AAJG5H', mac_addresses: ['00:1C:B3:00:00:A1'] },
  }),
  beside: [],
  history: { stored_since: ago(30 * DAYS), reported: [ago(1), ago(26)] },
  sweep: { started: STARTED, complete: true, pointed: true, coverage: { Mac: { known: 10, seen: 8 } } },
  pointers: Object.fromEntries(KEYS.map((key) => [key, []])),
  config: CONFIG,
});

function sentinelOn(stored: Stored) {
  const { listed, beside, history, sweep, pointers, config } = stored;
  const items = person({ records: [listed, ...beside] });
  const kept = new Map(history ? [[historyKey(listed), history]] : []);
  const read = Object.entries(pointers).filter((entry): entry is [string, Pointer[] | 'many'] => !!entry[1]);
  const page = pageOf({
    ...{ user: 'ann@example.com', config, transforms: noTransforms, language: 'en', now: NOW },
    person: heldItems({ ...items, history: kept }, { sources: new Map(), config }),
    joined: { records: [], pointers: new Map(read) },
    measured: new Map(sweep ? [['sentinelone', sweep]] : []),
  });
  return page.devices.find(({ records }) => records.some(({ id }) => id === listed.id))?.practices.sentinel;
}

type Change = (stored: Stored) => Stored;
const listedAs =
  (rest: Partial<DeviceRecord>): Change =>
  (stored) => ({ ...stored, listed: { ...stored.listed, ...rest } });
const sweptAs =
  (rest: Partial<MeasuredSweep>): Change =>
  (stored) => ({ ...stored, sweep: stored.sweep && { ...stored.sweep, ...rest } });
const keptAs =
  (rest: Partial<RecordHistory>): Change =>
  (stored) => ({ ...stored, history: stored.history && { ...stored.history, ...rest } });
const found =
  (key: string, there: Pointer[] | 'many' | undefined): Change =>
  (stored) => ({ ...stored, pointers: { ...stored.pointers, [key]: there } });
const pointer = (rest: Partial<Pointer> = {}): Pointer => ({
  ...{ v: 1, source: 'sentinelone', id: 's1', owners: [], proves: false, synced_at: ago(9) },
  ...rest,
});

/** Why the agent may be there although the sweep is not known to have it. */
const REASONS: Record<string, Change> = {
  'no sweep has a current figure': (stored) => ({ ...stored, sweep: undefined }),
  'the sweep was not complete': sweptAs({ complete: false }),
  'nothing points at what it saw': sweptAs({ pointed: false }),
  'too little of the platform is in it': sweptAs({ coverage: { Mac: { known: 100, seen: 79 } } }),
  'none of the platform is in it': sweptAs({ coverage: { Windows: { known: 9, seen: 9 } } }),
  'the source does not attest the platform': listedAs({ platform: 'iOS' }),
  'it is new to its source': listedAs({ enrolled_at: ago(3 * DAYS) }),
  'it is new to us': keptAs({ stored_since: ago(3 * DAYS) }),
  'nobody knows since when it is known': (stored) => ({ ...stored, history: undefined }),
  'it reported before only what is forgotten': keptAs({ reported: [ago(1), ago(15 * DAYS)] }),
  'it reported only after the sweep began': keptAs({ reported: [ago(1)] }),
  'it is personal': listedAs({ owned_by: 'personal' }),
  'it is virtual': listedAs({ model: 'VMware7,1' }),
  'its serial identifies nothing': listedAs({ identifiers: { serial: 'System Serial Number' } }),
  'its serial is there': found('serial:C02XK0AAJG5H', [pointer({ proves: true, serial: true })]),
  'its serial was not looked for': found('serial:C02XK0AAJG5H', undefined),
  'something unnumbered has its name': found('name:Mac:ann-mac', [pointer()]),
  'something unnumbered has its address': found('mac:Mac:00:1C:B3:00:00:A1', [pointer()]),
  'something unnumbered of no platform has its name': found('name:none:ann-mac', [pointer()]),
  'too many have its name': found('name:Mac:ann-mac', 'many'),
  'its name was not looked for': found('name:none:ann-mac', undefined),
  'its source has it, and could not read it this time': (stored) => ({
    ...stored,
    beside: [record({ source: 'sentinelone', id: 's1', platform: 'Mac', synced_at: ago(40) })],
  }),
  'another source has heard of the agent': (stored) => ({
    ...stored,
    beside: [
      record({
        ...{ source: 'other', id: 'o1', platform: 'Mac', synced_at: ago(40) },
        facts: { agents: { value: { sentinelone: { present: true } }, at: ago(40) } },
      }),
    ],
  }),
  'only what a person enrolled lists it': (stored) => ({
    ...stored,
    config: {
      ...CONFIG,
      sources: { ...CONFIG.sources, jamf: { ...CONFIG.sources.jamf, trust: 'attested' } as never },
    },
  }),
  'the source itself is trusted less': (stored) => ({
    ...stored,
    config: {
      ...CONFIG,
      sources: {
        ...CONFIG.sources,
        sentinelone: { ...CONFIG.sources.sentinelone, trust: 'attested' } as never,
      },
    },
  }),
};

describe('an agent that a sweep does not have', () => {
  it('is not installed, as of the start of the sweep, where all holds', () => {
    expect(sentinelOn(missing())).toMatchObject({
      ...{ status: 'nudge', seen: 'not installed', source: 'sentinelone', last_updated: STARTED },
      evidence: [{ source: 'sentinelone', fact: 'agents', seen: 'not installed', at: STARTED }],
    });
  });

  it('does not report, where another source lists it', () => {
    const installed = [{ name: 'SentinelOne Agent', version: '24.1' }];
    const software = { installed, at: ago(2) };
    expect(sentinelOn(listedAs({ software })(missing()))?.seen).toBe(
      'installed, as Jamf Pro says, but not reporting to SentinelOne',
    );
  });

  it('counts the same among sources that are trusted less', () => {
    const beside = [record({ source: 'other', id: 'o1', platform: 'Mac' })];
    const config: Config = {
      ...CONFIG,
      sources: { ...CONFIG.sources, other: { ...CONFIG.sources.other, trust: 'attested' } as never },
    };
    expect(sentinelOn({ ...missing(), beside, config })?.seen).toBe('not installed');
  });

  it.each(Object.entries(REASONS))('is not called missing where %s', (_, change) => {
    expect(sentinelOn(change(missing()))?.seen).not.toBe('not installed');
  });

  it('is not called missing where any of these come together', () => {
    const reason = fc.constantFrom(...Object.values(REASONS));
    fc.assert(
      fc.property(fc.array(reason, { minLength: 2, maxLength: 3 }), (changes) => {
        const stored = changes.reduce((one, change) => change(one), missing());
        expect(sentinelOn(stored)?.seen).not.toBe('not installed');
      }),
      { numRuns: 200 },
    );
  });
});
