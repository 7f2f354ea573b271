import { describe, expect, it } from '@jest/globals';
import type { Connection, DeviceAdapter } from '../../../../shared/adapter-kit/contract.ts';
import type { DeviceRecord } from '../../../../shared/model/record.ts';
import { type Surroundings, surround } from '../../../support/source-function.ts';
import { sourceStage } from '../../../support/source-stage.ts';
import { deviceAdapter } from '../../../support/vendor.ts';

const ADA = 'ada@example.com';
const TICK = { tick: true };
const SHORT = { getRemainingTimeInMillis: () => 59_000 };
const MINUTE = 60_000;
const RANGES = ['a', 'b', 'c'];
const fleet = RANGES.flatMap((range) =>
  Array.from({ length: 7 }, (_, index) => ({ id: `${range}${index}`, owners: [ADA] })),
);
const stage = sourceStage(deviceAdapter, () => fleet);

/** The vendor's list in three ranges, each by its own keys; `before` each page. */
function split(before: (cursor: string | undefined) => unknown = () => {}): Surroundings {
  const whole = deviceAdapter(stage.source);
  const adapter: DeviceAdapter<never> = {
    ...(whole as DeviceAdapter<never>),
    connect: (...given) => {
      const { all, ...connection } = whole.connect(...given);
      const page: Connection<DeviceRecord>['all'] = async (cursor) => {
        await before(cursor);
        if (cursor === undefined) return { complete: true, dropped: [], records: [], split: [...RANGES] };
        const range = cursor.slice(0, 1);
        const found = await all?.(cursor);
        if (!found) throw new TypeError('It lists all.');
        const records = found.records.filter(({ id }) => id.startsWith(range));
        const { next: _, ...answer } = found;
        const last = records.at(-1);
        return { ...answer, records, ...(records.length === 3 && last && { next: last.id }) };
      };
      return { ...connection, all: page };
    },
  };
  return surround(adapter, stage.vendor);
}
const sweepOf = async () => (await stage.around.table.source(stage.source)).sweep;

describe('a sweep in ranges', () => {
  it('asks for them side by side, and is complete when all of them are', async () => {
    let atOnce = 0;
    let most = 0;
    const around = split(async (cursor) => {
      if (cursor === undefined) return;
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 20));
      atOnce -= 1;
    });
    expect(await around.container()(TICK)).toMatchObject({ tick: 'complete' });
    expect(most).toBeGreaterThanOrEqual(2);
    expect(await sweepOf()).toMatchObject({ last: { complete: true, devices: 21 } });
    expect(await around.visible(ADA)).toEqual(fleet.map(({ id }) => id).sort());
  });

  it('goes on in each where it stood, tick after tick, and begins with the first', async () => {
    const asked: (string | undefined)[] = [];
    const around = split((cursor) => asked.push(cursor));
    const outcomes = [];
    do outcomes.push(await around.container()(TICK, SHORT));
    while (outcomes.length < 20 && 'running' in ((await sweepOf()) ?? {}));
    expect(outcomes.at(-1)).toMatchObject({ tick: 'complete' });
    expect(asked).toHaveLength(10);
    expect(new Set(asked).size).toBe(10);
    const { last } = (await sweepOf()) ?? {};
    expect(last).toMatchObject({ devices: 21, complete: true });
  });

  it('keeps a place for each in its state, and what failed in one costs that page only', async () => {
    let isBroken = true;
    const asked: (string | undefined)[] = [];
    const around = split((cursor) => {
      asked.push(cursor);
      if (cursor === 'b2' && isBroken) throw new Error('This range cannot be read.');
    });
    expect(await around.container()(TICK)).toMatchObject({ error: { code: 'internal' } });
    const { running } = (await sweepOf()) ?? {};
    expect(running?.cursors).toContain('b2');
    const before = [...asked];
    isBroken = false;
    expect(await around.container()(TICK)).toMatchObject({ tick: 'complete' });
    expect(asked.length).toBeLessThanOrEqual(before.length + 10);
    expect(await sweepOf()).toMatchObject({ last: { devices: 21 } });
  });

  it('whose function died is gone on with in all ranges; what was written is counted once', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let calls = 0;
    const around = split(() => (++calls > 5 && calls < 12 ? held : undefined));
    const dead = around.container()(TICK);
    // It was begun, split, and four pages were written: then nobody saves any more.
    while ((await sweepOf())?.rev !== 6);
    around.advance(4 * MINUTE);
    calls = 12;
    expect(await around.container()(TICK)).toMatchObject({ tick: 'complete' });
    const after = await sweepOf();
    expect(after).toMatchObject({ last: { devices: 21, complete: true } });
    release();
    expect(await dead).toMatchObject({ tick: 'lost' });
    expect(await sweepOf()).toEqual(after);
  });

  it('is incomplete when one of them is', async () => {
    const whole = deviceAdapter(stage.source);
    const partial: typeof whole = {
      ...whole,
      connect: (...given) => ({
        ...whole.connect(...given),
        all: async (cursor) => ({
          ...{ dropped: [], records: [], complete: cursor !== 'b' },
          ...(cursor === undefined && { split: [...RANGES] }),
        }),
      }),
    };
    const answer = await surround(partial, stage.vendor).container()(TICK);
    expect(answer).toMatchObject({ tick: 'incomplete' });
  });

  it.each([
    ['the same twice', ['a', 'a'], 'internal'],
    ['too many', Array.from({ length: 101 }, (_, index) => `r${index}`), 'internal'],
  ])('is refused with %s', async (_, ranges, code) => {
    const whole = deviceAdapter(stage.source);
    const wrong: typeof whole = {
      ...whole,
      connect: (...given) => ({
        ...whole.connect(...given),
        all: async () => ({ complete: true, dropped: [], records: [], split: ranges }),
      }),
    };
    expect(await surround(wrong, stage.vendor).container()(TICK)).toMatchObject({ error: { code } });
  });

  it('that version 0.1 began is gone on with', async () => {
    const { source, around } = stage;
    const started = around.now().toISOString();
    const running = { started, cursor: 'b4', devices: 12, dropped: [], complete: true };
    await around.table.saveSweep(source, { running }, undefined);
    expect(await around.container()(TICK)).toMatchObject({ tick: 'complete' });
    expect(await sweepOf()).toMatchObject({ last: { started, devices: 21 } });
  });
});
