import { describe, expect, it } from '@jest/globals';
import { HOUR, surround } from '../../../support/source-function.ts';
import { sourceStage } from '../../../support/source-stage.ts';
import { deviceAdapter } from '../../../support/vendor.ts';

const ADA = 'ada@example.com';
const BOB = 'bob@example.com';
const TICK = { tick: true };
const SHORT = { getRemainingTimeInMillis: () => 59_000 };

const stage = sourceStage();

const MINUTE = 60_000;
const sweep = async () => {
  stage.around.advance(12 * HOUR);
  return stage.around.container()(TICK);
};
const look = async (value: string) => {
  stage.around.advance(MINUTE);
  return stage.around.container()({ by: 'email', value });
};
/** A tick now, which waits after each page that it has read. */
const slowly = async (wait: () => Promise<void>) => {
  const adapter = deviceAdapter(stage.source);
  const slow: typeof adapter = {
    ...adapter,
    connect(...given) {
      const connection = adapter.connect(...given);
      const all = async (cursor?: string) => {
        const page = await (connection.all?.(cursor) ?? Promise.reject(new Error('It cannot be swept.')));
        await wait();
        return page;
      };
      return { ...connection, all };
    },
  };
  const other = surround(slow, stage.vendor);
  other.advance(stage.around.now().getTime() - Date.now());
  return other.container()(TICK);
};
/** `m` moves; `a` and `z` stay where they are, so that there are several pages. */
const belongsTo = (owner: string, serial?: string) => {
  stage.vendor.pageSize = 1;
  const moving = { id: 'm', owners: [owner], ...(serial && { serial }) };
  stage.vendor.devices = [{ id: 'a', owners: [ADA] }, moving, { id: 'z', owners: [BOB] }];
};
const pages = async () => ({ ada: await stage.around.visible(ADA), bob: await stage.around.visible(BOB) });

const WITH_ADA = { ada: ['a', 'm'], bob: ['z'] };
const WITH_BOB = { ada: ['a'], bob: ['m', 'z'] };

describe.each([
  ['with a serial', 'MOVING1'],
  ['without a serial', undefined],
])('a device %s that moves to another owner', (_, serial) => {
  it('moves with the next sweep', async () => {
    belongsTo(ADA, serial);
    await sweep();
    expect(await pages()).toEqual(WITH_ADA);
    belongsTo(BOB, serial);
    await sweep();
    expect(await pages()).toEqual(WITH_BOB);
  });

  it('leaves the old page when that is fetched, and comes to the new one when that is', async () => {
    belongsTo(ADA, serial);
    await sweep();
    belongsTo(BOB, serial);
    await look(ADA);
    expect(await pages()).toEqual({ ada: ['a'], bob: ['z'] });
    await look(BOB);
    expect(await pages()).toEqual(WITH_BOB);
  });

  it('stays on the new page when it moves during a sweep that had already seen it', async () => {
    belongsTo(ADA, serial);
    await sweep();
    stage.around.advance(12 * HOUR);
    await stage.around.container()(TICK, SHORT);
    await stage.around.container()(TICK, SHORT);
    belongsTo(BOB, serial);
    await look(BOB);
    await look(ADA);
    expect(await pages()).toEqual(WITH_BOB);
    expect(await stage.around.container()(TICK)).toMatchObject({ tick: 'complete' });
    expect(await pages()).toEqual(WITH_BOB);
  });

  it('is on one page after it moved during a sweep that had not seen it yet', async () => {
    belongsTo(ADA, serial);
    await sweep();
    stage.around.advance(12 * HOUR);
    await stage.around.container()(TICK, SHORT);
    belongsTo(BOB, serial);
    expect(await stage.around.container()(TICK)).toMatchObject({ tick: 'complete' });
    expect(await pages()).toEqual(WITH_BOB);
  });

  it('stays on the new page when a page of a sweep comes late that saw it on the old one', async () => {
    belongsTo(ADA, serial);
    await sweep();
    stage.around.advance(12 * HOUR);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let seen = 0;
    const swept = slowly(async () => {
      seen += 1;
      if (seen === 2) await held;
    });
    while (seen < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    belongsTo(BOB, serial);
    await look(BOB);
    await look(ADA);
    release();
    expect(await swept).toMatchObject({ tick: 'complete' });
    expect(await pages()).toEqual(WITH_BOB);
  });

  it('moves back and is where it was seen last', async () => {
    belongsTo(ADA, serial);
    await look(ADA);
    belongsTo(BOB, serial);
    await look(BOB);
    await sweep();
    belongsTo(ADA, serial);
    await look(ADA);
    await look(BOB);
    expect(await pages()).toEqual(WITH_ADA);
    await sweep();
    expect(await pages()).toEqual(WITH_ADA);
  });

  it('is not hidden from the new page by an older sweep', async () => {
    belongsTo(ADA, serial);
    await sweep();
    belongsTo(BOB, serial);
    await look(BOB);
    expect((await pages()).bob).toEqual(['m', 'z']);
  });
});

describe('a device with a serial', () => {
  it('leaves the old page as soon as it is seen on the new one', async () => {
    belongsTo(ADA, 'MOVING2');
    await sweep();
    belongsTo(BOB, 'MOVING2');
    await look(BOB);
    expect(await pages()).toEqual(WITH_BOB);
  });

  it('leaves the old page when somebody looks it up by its serial', async () => {
    belongsTo(ADA, 'MOVING3');
    await sweep();
    belongsTo(BOB, 'MOVING3');
    stage.around.advance(MINUTE);
    await stage.around.container()({ by: 'serial', value: 'MOVING3' });
    expect(await pages()).toEqual(WITH_BOB);
  });
});
