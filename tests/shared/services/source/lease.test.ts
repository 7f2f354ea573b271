import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { type Surroundings, surround } from '../../../support/source-function.ts';
import { deviceAdapter, startVendor, type Vendor } from '../../../support/vendor.ts';

const ADA = 'ada@example.com';
const REQUEST = { by: 'email', value: ADA };

let tables: Tables;
let vendor: Vendor;
let around: Surroundings;
let source: string;
let tests = 0;

beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());
beforeEach(async () => {
  source = `source-${++tests}`;
  vendor = await startVendor([{ id: '1', owners: [ADA] }]);
  around = surround(deviceAdapter(source), vendor);
});
afterEach(() => vendor.close());

/** A hundred requests, in ten containers. */
const hundred = () =>
  Promise.all(
    Array.from({ length: 10 }, () => around.container()).flatMap((ask) =>
      Array.from({ length: 10 }, () => ask(REQUEST)),
    ),
  );

describe('a hundred requests for one person', () => {
  it('are one fetch, and all get what it brought', async () => {
    vendor.before = () => new Promise((resolve) => setTimeout(resolve, 200));
    const answers = await hundred();
    expect(vendor.calls()).toEqual(['/devices?owner=ada%40example.com']);
    for (const answer of answers) {
      expect(answer).toMatchObject({ complete: true, records: [{ id: '1' }] });
    }
  });

  it('all learn that more may exist', async () => {
    vendor.devices = [{ id: '1', owners: [ADA] }, { owners: [ADA] }];
    for (const answer of await hundred()) {
      expect(answer).toMatchObject({ complete: false, records: [{ id: '1' }] });
    }
    expect(vendor.calls()).toHaveLength(1);
  });

  it('are one fetch also when it fails, and all are told why', async () => {
    vendor.status = 500;
    const answers = await hundred();
    expect(vendor.calls()).toHaveLength(1);
    for (const answer of answers) expect(answer).toMatchObject({ error: { code: 'unreachable' } });
  });
});

describe('the lease', () => {
  it('does not keep anybody from asking again some seconds later', async () => {
    const ask = around.container();
    await ask(REQUEST);
    await ask(REQUEST);
    expect(vendor.calls()).toHaveLength(1);
    around.advance(10_000);
    await ask(REQUEST);
    expect(vendor.calls()).toHaveLength(2);
  });

  it('of a container that died is taken over when it runs out', async () => {
    await around.table.takeLease(ADA, source, new Date(around.now().getTime() + 300), around.now());
    expect(await around.container()(REQUEST)).toMatchObject({ complete: true, records: [{ id: '1' }] });
    expect(vendor.calls()).toHaveLength(1);
  });

  it('makes nobody wait beyond the time that the function has: what is known is answered, incomplete', async () => {
    await around.container()(REQUEST);
    around.advance(10_000);
    await around.table.takeLease(ADA, source, new Date(around.now().getTime() + 60_000), around.now());
    const context = { getRemainingTimeInMillis: () => 1_000 };
    expect(await around.container()(REQUEST, context)).toMatchObject({
      complete: false,
      records: [{ id: '1' }],
    });
    expect(vendor.calls()).toHaveLength(1);
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
    vendor.before = (_, count) => {
      if (count > 1) return undefined;
      asked();
      return held;
    };
    const slow = around.container()(REQUEST);
    await isAsked;
    around.advance(61_000);
    vendor.devices = [
      { id: '1', owners: [ADA], serial: 'NEW' },
      { id: '2', owners: [ADA] },
    ];
    await around.container()(REQUEST);
    const before = await around.table.mark(ADA, source);
    vendor.devices = [{ id: '1', owners: [ADA], serial: 'OLD' }];
    release();
    await slow;
    const { records, marks } = await around.table.person(ADA, { consistent: true });
    const own = records.filter((record) => record.source === source);
    expect(own).toMatchObject([{ id: '1', identifiers: { serial: 'NEW' } }, { id: '2' }]);
    expect(marks.get(source)).toEqual(before);
  });
});

describe('a function that was ended before it could answer', () => {
  /** An answer that never comes, to a container that nobody hears of again. */
  const die = async () => {
    await around.table.takeLease(ADA, source, new Date(around.now().getTime() + 60_000), around.now());
    around.advance(61_000);
  };
  const failures = async () => (await around.table.sources([source])).get(source)?.health?.failures;

  it('counts as a failure of the source when the next one comes', async () => {
    await die();
    vendor.status = 500;
    await around.container()(REQUEST);
    expect(await failures()).toBe(2);
  });

  it('opens the breaker as any failure does', async () => {
    for (let times = 1; times < 5; times += 1) await around.table.countFailure(source, 'unreachable');
    await die();
    expect(await around.container()(REQUEST)).toMatchObject({ error: { code: 'breaker_open' } });
    expect(vendor.calls()).toEqual([]);
  });

  it('is no failure when the attempt before ended', async () => {
    await around.container()(REQUEST);
    around.advance(61_000);
    await around.container()(REQUEST);
    expect((await failures()) ?? 0).toBe(0);
  });
});
