import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import type { Sleep } from '../../../../shared/platform/clock.ts';
import { sourceStage } from '../../../support/source-stage.ts';
import { deviceAdapter } from '../../../support/vendor.ts';

const ADA = 'ada@example.com';
const REQUEST = { by: 'email', value: ADA };

const stage = sourceStage(deviceAdapter, () => [{ id: '1', owners: [ADA] }]);

/** A hundred requests, in ten containers. */
const hundred = (sleep?: Sleep) =>
  Promise.all(
    Array.from({ length: 10 }, () => stage.around.container(silentLog, sleep)).flatMap((ask) =>
      Array.from({ length: 10 }, () => ask(REQUEST)),
    ),
  );

describe('a hundred requests for one person', () => {
  it('are one fetch, and all get what it brought', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    stage.vendor.before = () => held;
    let waiting = 0;
    const answers = await hundred(async (milliseconds) => {
      waiting += 1;
      // The vendor answers when all the others wait for that.
      if (waiting === 99) release();
      await setTimeout(milliseconds);
    });
    expect(stage.vendor.calls()).toEqual(['/devices?owner=ada%40example.com']);
    for (const answer of answers) {
      expect(answer).toMatchObject({ complete: true, records: [{ id: '1' }] });
    }
  });

  it('all learn that more may exist', async () => {
    stage.vendor.devices = [{ id: '1', owners: [ADA] }, { owners: [ADA] }];
    for (const answer of await hundred()) {
      expect(answer).toMatchObject({ complete: false, records: [{ id: '1' }] });
    }
    expect(stage.vendor.calls()).toHaveLength(1);
  });

  it('are one fetch also when it fails, and all are told why', async () => {
    stage.vendor.status = 500;
    const answers = await hundred();
    expect(stage.vendor.calls()).toHaveLength(1);
    for (const answer of answers) expect(answer).toMatchObject({ error: { code: 'unreachable' } });
  });
});

describe('the lease', () => {
  it('does not keep anybody from asking again some seconds later', async () => {
    const ask = stage.around.container();
    await ask(REQUEST);
    await ask(REQUEST);
    expect(stage.vendor.calls()).toHaveLength(1);
    stage.around.advance(10_000);
    await ask(REQUEST);
    expect(stage.vendor.calls()).toHaveLength(2);
  });

  it('of a container that died is taken over when it runs out', async () => {
    const { around, source } = stage;
    await around.table.takeLease(ADA, source, new Date(around.now().getTime() + 10_000), around.now());
    const ask = around.container(silentLog, async (milliseconds) => around.advance(milliseconds));
    expect(await ask(REQUEST)).toMatchObject({ complete: true, records: [{ id: '1' }] });
    expect(stage.vendor.calls()).toHaveLength(1);
  });

  it('makes nobody wait beyond the time that the function has: what is known is answered, incomplete', async () => {
    await stage.around.container()(REQUEST);
    stage.around.advance(10_000);
    await stage.around.table.takeLease(
      ADA,
      stage.source,
      new Date(stage.around.now().getTime() + 60_000),
      stage.around.now(),
    );
    const context = { getRemainingTimeInMillis: () => 1_000 };
    expect(await stage.around.container()(REQUEST, context)).toMatchObject({
      complete: false,
      records: [{ id: '1' }],
    });
    expect(stage.vendor.calls()).toHaveLength(1);
  });

  it('lost to a faster fetch costs nothing: the slow answer never overwrites the newer one', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    stage.vendor.before = (_, count) => {
      if (count > 1) return undefined;
      asked();
      return held;
    };
    const slow = stage.around.container()(REQUEST);
    await isAsked;
    stage.around.advance(61_000);
    stage.vendor.devices = [
      { id: '1', owners: [ADA], serial: 'NEW' },
      { id: '2', owners: [ADA] },
    ];
    await stage.around.container()(REQUEST);
    const before = await stage.around.table.mark(ADA, stage.source);
    stage.vendor.devices = [{ id: '1', owners: [ADA], serial: 'OLD' }];
    release();
    await slow;
    const { records, marks } = await stage.around.table.person(ADA, { consistent: true });
    const own = records.filter((record) => record.source === stage.source);
    expect(own).toMatchObject([{ id: '1', identifiers: { serial: 'NEW' } }, { id: '2' }]);
    expect(marks.get(stage.source)).toEqual(before);
  });
});

describe('a function that was ended before it could answer', () => {
  /** An answer that never comes, to a container that nobody hears of again. */
  const die = async () => {
    await stage.around.table.takeLease(
      ADA,
      stage.source,
      new Date(stage.around.now().getTime() + 60_000),
      stage.around.now(),
    );
    stage.around.advance(61_000);
  };
  const failures = async () =>
    (await stage.around.table.sources([stage.source])).get(stage.source)?.health?.failures;

  it('counts as a failure of the source when the next one comes', async () => {
    await die();
    stage.vendor.status = 500;
    await stage.around.container()(REQUEST);
    expect(await failures()).toBe(2);
  });

  it('opens the breaker as any failure does', async () => {
    for (let times = 1; times < 5; times += 1)
      await stage.around.table.countFailure(stage.source, 'unreachable');
    await die();
    expect(await stage.around.container()(REQUEST)).toMatchObject({ error: { code: 'breaker_open' } });
    expect(stage.vendor.calls()).toEqual([]);
  });

  it('is no failure when the attempt before ended', async () => {
    await stage.around.container()(REQUEST);
    stage.around.advance(61_000);
    await stage.around.container()(REQUEST);
    expect((await failures()) ?? 0).toBe(0);
  });
});
