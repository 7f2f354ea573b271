/** What is refused is said in full to its sender, and to the log in places and codes only. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '../../../../shared/platform/log.ts';
import { notificationEvents } from '../../../../shared/services/notifications/index.ts';
import { validateNotification } from '../../../../shared/services/notifications/validate.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { CONFIG, sent, testTable } from '../../../support/notifications.ts';
import { linesWhile } from '../../../support/stdout.ts';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const MARKER = 'Ann was in Lagos, password hunter2';
const LONG = `${MARKER} ${'x'.repeat(5000)}`;

/** Everything there is in a notification. */
const WHOLE = sent({
  type: 'confirm',
  message: 'Text',
  time: '2026-11-23T09:00:00Z',
  severity: 'info',
  facts: [{ label: 'City', value: 'Lisbon' }],
  actions: [{ id: 'mine', label: 'Mine', style: 'primary', comment: 'none' }],
  link: { label: 'Wiki', url: 'https://wiki.example.com' },
  expires: '2026-11-30T00:00:00Z',
});

type Path = (string | number)[];

/** Every place of a value: of its objects, lists and leaves. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]))];
}

function withAt(value: unknown, [key, ...rest]: Path, put: (there: unknown) => unknown): unknown {
  if (key === undefined) return put(value);
  const copy: Record<string, unknown> = structuredClone(value) as Record<string, unknown>;
  copy[key] = withAt(copy[key], rest, put);
  return copy;
}

/** What can be wrong in one place, with the marker in it: as value, as key, inside, and much of it. */
const WRONGS: ((there: unknown) => unknown)[] = [
  () => MARKER,
  () => LONG,
  () => `${MARKER}\u202e`,
  () => [MARKER],
  () => ({ [MARKER]: MARKER }),
  (there) => (typeof there === 'object' ? { ...there, [MARKER]: 1, [`${MARKER} 2`]: { [MARKER]: 2 } } : 7),
  () => Array.from({ length: 30 }, () => ({ [MARKER]: LONG })),
];

const BAD = placesIn(WHOLE).flatMap((place) => WRONGS.map((wrong) => withAt(WHOLE, place, wrong)));

let tables: Tables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

async function logOf(detail: unknown, source = 'payroll') {
  const handle = notificationEvents({
    table: testTable(() => NOW),
    config: CONFIG,
    now: () => NOW,
    log: createLog('notification-events'),
    metrics: { count() {}, milliseconds() {} },
  });
  return linesWhile(() => handle({ source, id: 'event-1', detail }));
}

describe('a refused notification', () => {
  const refused = BAD.filter(
    (bad) => 'errors' in validateNotification(bad, { now: NOW, domains: ['example.com'] }),
  );

  it('is tried with something wrong in every place', () => {
    expect(refused.length).toBeGreaterThan(100);
  });

  it('leaves nothing of it in the log, alone or in a batch, and in few words', async () => {
    for (const bad of refused) {
      for (const detail of [bad, { notifications: Array.from({ length: 12 }, () => bad) }]) {
        const lines = await logOf(detail);
        expect(lines).toHaveLength(1);
        const [line] = lines;
        expect(line).not.toMatch(/Lagos|hunter2|xxx/);
        expect(line?.length).toBeLessThan(5000);
      }
    }
  });

  it('is named by place and code', async () => {
    const [line = ''] = await logOf({
      notifications: [WHOLE, { ...WHOLE, title: MARKER.repeat(10), [MARKER]: 1 }],
    });
    expect(JSON.parse(line)).toMatchObject({
      source: 'payroll',
      event: 'event-1',
      refused: 1,
      refusals: ['[1] title too_big, (whole) unrecognized_keys'],
    });
  });

  it('leaves nothing either when the whole event, its batch or its source is wrong', async () => {
    for (const detail of [
      MARKER,
      [MARKER],
      null,
      { notifications: MARKER },
      { notifications: [], [MARKER]: 1 },
    ]) {
      expect((await logOf(detail)).join('')).not.toContain('Lagos');
    }
    const lines = await logOf({ ...WHOLE, title: '' }, MARKER);
    expect(lines.join('')).toContain('title too_small');
    expect(lines.join('')).not.toContain('Lagos');
    expect((await logOf(WHOLE, '\u2800')).join('')).toContain('source illegible');
  });

  it('under an id that was used before is named without it', async () => {
    await logOf({ ...WHOLE, id: MARKER });
    const lines = await logOf({ ...WHOLE, id: MARKER, title: 'Something else' });
    expect(lines.join('')).toContain('[0] id used');
    expect(lines.join('')).not.toContain('Lagos');
  });
});
