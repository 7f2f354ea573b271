import { describe, expect, it } from '@jest/globals';
import { itemsOf } from '../../../support/items.ts';
import { HOUR, surround } from '../../../support/source-function.ts';
import { sourceStage } from '../../../support/source-stage.ts';
import { deviceAdapter } from '../../../support/vendor.ts';

const ADA = 'ada@example.com';
const TICK = { tick: true };
/** Every tick has time for one page. */
const SHORT = { getRemainingTimeInMillis: () => 59_000 };

const stage = sourceStage(deviceAdapter, () => fleet(10));

const fleet = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `d${index}`, owners: [ADA] }));
const ids = (count: number) => fleet(count).map(({ id }) => id);
const sweepOf = async () => (await stage.around.table.source(stage.source)).sweep;

describe('a sweep', () => {
  it('writes all devices, page by page, and is not due again for a while', async () => {
    const tick = stage.around.container();
    expect(await tick(TICK)).toEqual({ v: 1, source: stage.source, tick: 'complete' });
    expect(stage.vendor.calls()).toEqual([
      '/devices?',
      '/devices?after=d2',
      '/devices?after=d5',
      '/devices?after=d8',
    ]);
    expect(await stage.around.visible(ADA)).toEqual(ids(10));
    expect(await sweepOf()).toMatchObject({ last: { complete: true, devices: 10, dropped: [] } });
    expect(await sweepOf()).not.toHaveProperty('running');
    expect(await tick(TICK)).toMatchObject({ tick: 'not_due' });
    stage.around.advance(12 * HOUR);
    expect(await tick(TICK)).toMatchObject({ tick: 'complete' });
  });

  it('hides what it did not see, not what it could not read, and nothing before it ends', async () => {
    await stage.around.container()(TICK);
    stage.around.advance(12 * HOUR);
    stage.vendor.devices = fleet(10).map((device) => ({ ...device, broken: device.id === 'd1' }));
    stage.vendor.devices.splice(0, 1);
    await stage.around.container()(TICK, SHORT);
    expect(await stage.around.visible(ADA)).toEqual(ids(10));
    await stage.around.container()(TICK);
    expect(await sweepOf()).toMatchObject({ last: { devices: 8, dropped: ['d1'] } });
    expect(await stage.around.visible(ADA)).toEqual(ids(10).slice(1));
  });

  it('stops when time is short, and the next tick goes on from there', async () => {
    const outcomes = [];
    for (let ticks = 0; ticks < 4; ticks += 1) outcomes.push(await stage.around.container()(TICK, SHORT));
    expect(outcomes).toMatchObject([
      { tick: 'paused' },
      { tick: 'paused' },
      { tick: 'paused' },
      { tick: 'complete' },
    ]);
    expect(stage.vendor.calls()).toHaveLength(4);
    expect(await sweepOf()).toMatchObject({ last: { devices: 10 } });
  });

  it('that broke off says why, and the next tick goes on from there', async () => {
    stage.vendor.before = (_, count) => {
      stage.vendor.status = count === 3 ? 500 : undefined;
    };
    expect(await stage.around.container()(TICK)).toMatchObject({ error: { code: 'unreachable' } });
    expect(await sweepOf()).toMatchObject({
      running: { cursors: ['d5'], devices: 6 },
      error: { code: 'unreachable' },
    });
    expect(await stage.around.container()(TICK)).toMatchObject({ tick: 'complete' });
    expect(stage.vendor.calls().at(3)).toBe('/devices?after=d5');
    expect(await sweepOf()).toMatchObject({ last: { devices: 10 } });
    expect(await sweepOf()).not.toHaveProperty('error');
  });

  it('whose function died is continued by the next tick, and the dead one cannot come back', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let reached = () => {};
    const isHeld = new Promise<void>((resolve) => {
      reached = resolve;
    });
    stage.vendor.before = (_, count) => {
      if (count !== 3) return undefined;
      reached();
      return held;
    };
    const dead = stage.around.container()(TICK);
    await isHeld;
    // Its place is saved behind; on a slow table the clock must not move before.
    while ((await sweepOf())?.running?.cursors?.[0] !== 'd5');
    expect(await stage.around.container()(TICK)).toMatchObject({ tick: 'busy' });
    stage.around.advance(3 * 60_000);
    expect(await stage.around.container()(TICK)).toMatchObject({ tick: 'complete' });
    const after = await sweepOf();
    expect(after).toMatchObject({ last: { devices: 10 } });
    release();
    expect(await dead).toMatchObject({ tick: 'lost' });
    expect(await sweepOf()).toEqual(after);
  });

  it('is begun by one of many ticks at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => stage.around.container()).map((tick) => tick(TICK)),
    );
    const words = outcomes.map((outcome) => ('tick' in outcome ? outcome.tick : outcome));
    expect(words.filter((word) => word === 'complete')).toHaveLength(1);
    expect(stage.vendor.calls()).toHaveLength(4);
  });

  it('that takes too long is given up and starts over', async () => {
    await stage.around.container()(TICK, SHORT);
    stage.around.advance(2 * HOUR + 1);
    expect(await stage.around.container()(TICK)).toMatchObject({ tick: 'complete' });
    expect(stage.vendor.calls().slice(0, 2)).toEqual(['/devices?', '/devices?']);
    expect(stage.around.counted.get('SweepsAbandoned')).toBe(1);
  });

  it('of a list without end fails', async () => {
    const endless = deviceAdapter(stage.source);
    const all = async () => ({ complete: true, dropped: [], records: [], next: 'same' });
    const stuck: typeof endless = {
      ...endless,
      connect: (...given) => ({ ...endless.connect(...given), all }),
    };
    expect(await surround(stuck, stage.vendor).container()(TICK)).toMatchObject({
      error: { code: 'unintelligible' },
    });
  });
});

describe('an incomplete sweep', () => {
  it('hides nothing: far fewer devices than before are an alarm', async () => {
    await stage.around.container()(TICK);
    const { last } = (await sweepOf()) ?? {};
    stage.around.advance(12 * HOUR);
    stage.vendor.devices = fleet(7);
    expect(await stage.around.container()(TICK)).toMatchObject({ tick: 'incomplete' });
    expect(await stage.around.visible(ADA)).toEqual(ids(10));
    expect(await sweepOf()).toMatchObject({ last, incomplete: { reason: 'shrunk', devices: 7 } });
    expect(stage.around.counted.get('SweepsShrunk')).toBe(1);
    stage.around.advance(12 * HOUR);
    stage.vendor.devices = fleet(8);
    expect(await stage.around.container()(TICK)).toMatchObject({ tick: 'complete' });
    expect(await stage.around.visible(ADA)).toEqual(ids(8));
    expect(await sweepOf()).not.toHaveProperty('incomplete');
  });

  it('is one in which nobody can tell what was dropped', async () => {
    await stage.around.container()(TICK);
    stage.around.advance(12 * HOUR);
    const unnamed = deviceAdapter(stage.source);
    const partial: typeof unnamed = {
      ...unnamed,
      connect: (...given) => ({
        ...unnamed.connect(...given),
        all: async () => ({ complete: true, dropped: [{ reason: 'no id' }], records: [] }),
      }),
    };
    const other = surround(partial, stage.vendor);
    other.advance(12 * HOUR);
    expect(await other.container()(TICK)).toMatchObject({ tick: 'incomplete' });
    expect(await stage.around.visible(ADA)).toEqual(ids(10));
    expect(stage.around.counted.get('SweepsShrunk')).toBeUndefined();
  });
});

describe('what cannot be read', () => {
  it('fits into the state of the sweep, however many it is and however long its ids are', async () => {
    stage.vendor.pageSize = 500;
    const broken = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: String(index).padEnd(512, '-'), broken: true }));
    // Beside the last complete sweep an incomplete one, and beside both one that runs.
    for (const [count, tick] of [
      [180, 'complete'] as const,
      ...Array(2).fill([2_500, 'incomplete'] as const),
    ]) {
      stage.vendor.devices = broken(count);
      expect(await stage.around.container()(TICK)).toMatchObject({ tick });
      stage.around.advance(12 * HOUR);
    }
    expect(await stage.around.container()(TICK, SHORT)).toMatchObject({ tick: 'paused' });
    const { last, incomplete, running } = (await sweepOf()) ?? {};
    const held = [last, incomplete, running].map((one) => one?.dropped.length);
    expect(held[0]).toBe(180);
    for (const count of held) expect(count).toBeGreaterThan(150);
  });

  it('fits into what is kept of a person', async () => {
    stage.vendor.devices = Array.from({ length: 2_500 }, (_, index) => ({
      ...{ id: String(index).padEnd(512, '-'), owners: [ADA] },
      broken: true,
    }));
    const answer = await stage.around.container()({ by: 'email', value: ADA });
    expect(answer).toMatchObject({ complete: false });
    expect((await stage.around.table.mark(ADA, stage.source))?.dropped.length).toBeGreaterThan(150);
  });
});

describe('devices without owner', () => {
  it('are kept apart, found by serial, and come to a page when they get an owner', async () => {
    stage.vendor.devices = [{ id: 'u', serial: 'UNOWNED1' }];
    await stage.around.container()(TICK);
    expect(await itemsOf().get(`unowned#${stage.source}#u`, `device#${stage.source}#u`)).toBeDefined();
    expect(await stage.around.table.bySerial('UNOWNED1')).toMatchObject([{ id: 'u', owners: [] }]);
    stage.around.advance(12 * HOUR);
    stage.vendor.devices = [{ id: 'u', serial: 'UNOWNED1', owners: [ADA] }] as typeof stage.vendor.devices;
    await stage.around.container()(TICK);
    expect(await stage.around.visible(ADA)).toEqual(['u']);
    expect(await stage.around.table.bySerial('UNOWNED1')).toMatchObject([{ id: 'u', owners: [ADA] }]);
  });
});
