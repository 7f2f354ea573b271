import { describe, expect, it } from '@jest/globals';
import { MOST_EVENTS, type Unstamped, type VendorConnection } from '../../../shared/adapter-kit/contract.ts';
import { guard } from '../../../shared/adapter-kit/guard.ts';
import { LONGEST_TEXT } from '../../../shared/adapter-kit/read.ts';
import type { ActivityEvent } from '../../../shared/model/event.ts';
import type { Claim, DeviceRecord } from '../../../shared/model/record.ts';

const AT = '2026-11-23T09:00:00.000Z';
const ME = 'ann@example.com';
const MAC = '00:1B:63:84:45:E6';
const device = (id: string, more: Partial<DeviceRecord> = {}): Unstamped<DeviceRecord> => ({
  id,
  owners: [ME],
  identifiers: { serial: 'C02XK1ABJG5J', mac_addresses: [MAC] },
  facts: {},
  ...more,
});

const others = device('2', { owners: ['bob@example.com'], identifiers: { serial: 'OTHER123' } });

/** A vendor that finds whatever it is asked for, and who asked what of it. */
function vendor(records: Unstamped<DeviceRecord>[] = [device('1'), others]) {
  const asked: string[] = [];
  let time = Date.parse(AT);
  const find = async (value: string) => {
    asked.push(value);
    time += 60_000;
    return { complete: true, dropped: [], records };
  };
  const inner: VendorConnection<DeviceRecord> = {
    byEmail: find,
    bySerial: find,
    byMac: find,
    all: async (cursor = '') => ({ ...(await find(cursor)), next: 'more' }),
    check: async () => ({ vendor: 'Vendor', details: ['devices: readable'] }),
  };
  return { asked, connection: guard('vendor', { now: () => new Date(time) }, inner) };
}

describe('a guarded connection', () => {
  it('asks in canonical spelling, and lets through only what was asked for', async () => {
    const { asked, connection } = vendor();
    for (const answer of [
      await connection.byEmail?.(' Ann@Example.com '),
      await connection.bySerial?.('c02xk1abjg5j'),
      await connection.byMac?.('001b638445e6'),
    ]) {
      expect(answer?.records.map(({ id }) => id)).toEqual(['1']);
    }
    expect(asked).toEqual([ME, 'C02XK1ABJG5J', MAC]);
  });

  it('asks nothing of what is no address, serial or MAC address', async () => {
    const { asked, connection } = vendor();
    const nothing = { complete: true, dropped: [], records: [] };
    expect(await connection.byEmail?.('*')).toEqual(nothing);
    expect(await connection.bySerial?.('To be filled by O.E.M.')).toEqual(nothing);
    expect(await connection.byMac?.('none')).toEqual(nothing);
    expect(asked).toEqual([]);
  });

  it('stamps version, source and the time before the request', async () => {
    const { connection } = vendor();
    const stamps = { v: 1, source: 'vendor', synced_at: AT };
    expect((await connection.byEmail?.(ME))?.records[0]).toEqual({ ...device('1'), ...stamps });
    const page = await vendor().connection.all?.();
    expect(page).toMatchObject({ next: 'more', records: [stamps, stamps] });
  });

  it('cuts every text, however deep, and drops what nobody can see', async () => {
    const hostile = `x\u202E\r\n${'y'.repeat(100_000)}`;
    const { connection } = vendor([
      device('1', {
        name: hostile,
        model: '\u200B',
        software: { installed: [{ name: hostile, version: hostile }] },
        facts: {
          missing_updates: { value: [{ title: hostile }], details: { [hostile]: [hostile, '\u2066'] } },
        },
      }),
    ]);
    const [record] = (await connection.byEmail?.(ME))?.records ?? [];
    expect(record).not.toHaveProperty('model');
    expect(JSON.stringify(record)).not.toMatch(/[\u202E\u2066]|\\[rnu]/);
    const longest = Math.max(
      ...JSON.stringify(record)
        .split('"')
        .map(({ length }) => length),
    );
    expect(longest).toBe(LONGEST_TEXT);
    expect(record?.facts.missing_updates?.details).toEqual({
      [`x ${'y'.repeat(510)}`]: [`x ${'y'.repeat(510)}`],
    });
  });

  it.each(['', 'a\u202Eb', 'x'.repeat(600)])(
    'keeps no device with the id %j, and says that one is missing',
    async (id) => {
      const { connection } = vendor([device('1'), device(id)]);
      expect(await connection.byEmail?.(ME)).toMatchObject({
        complete: false,
        dropped: [{ reason: expect.any(String) }],
        records: [{ id: '1' }],
      });
    },
  );

  it('has no method that the adapter has not', () => {
    const check = async () => ({ vendor: 'Vendor', details: [] });
    expect(Object.keys(guard('vendor', { now: () => new Date(AT) }, { check }))).toEqual(['check']);
  });

  it('calls methods on their connection', async () => {
    class Vendor {
      #name = 'Vendor';
      byEmail = undefined as never;
      async check() {
        return { vendor: this.#name, details: [] };
      }
    }
    const { check } = guard('vendor', { now: () => new Date(AT) }, new Vendor());
    expect(await check()).toEqual({ vendor: 'Vendor', details: [] });
  });

  it('compares claims, too', async () => {
    const claim = (id: string, serial: string): Unstamped<Claim> => ({ id, owners: [ME], serial });
    const find = async () => ({
      complete: true,
      dropped: [],
      records: [claim('1', 'C02XK1ABJG5J'), claim('2', 'OTHER123')],
    });
    const inner: VendorConnection<Claim> = {
      bySerial: find,
      check: async () => ({ vendor: 'Register', details: [] }),
    };
    const { bySerial } = guard('register', { now: () => new Date(AT) }, inner);
    expect((await bySerial?.('OTHER123'))?.records).toEqual([
      { id: '2', owners: [ME], serial: 'OTHER123', v: 1, source: 'register', synced_at: AT },
    ]);
  });

  it('gives the newest events of the person only', async () => {
    const event = (minute: number, owner = ME): Unstamped<ActivityEvent> => ({
      id: `${minute}.${owner}`,
      owners: [owner],
      kind: 'sign_in',
      type: 'login',
      at: new Date(Date.parse(AT) + minute * 60_000).toISOString(),
    });
    const records = [
      event(1, 'bob@example.com'),
      ...Array.from({ length: 200 }, (_, minute) => event(minute)),
    ];
    const inner: VendorConnection<never> = {
      eventsOf: async () => ({ complete: true, dropped: [], records }),
      check: async () => ({ vendor: 'Log', details: [] }),
    };
    const answer = await guard('log', { now: () => new Date(AT) }, inner).eventsOf?.('ANN@example.com');
    expect(answer?.records).toHaveLength(MOST_EVENTS);
    expect(answer?.records[0]).toEqual({ ...event(199), v: 1, source: 'log' });
    expect(answer?.records.every(({ owners }) => owners[0] === ME)).toBe(true);
  });
});
