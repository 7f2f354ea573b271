import { describe, expect, it } from '@jest/globals';
import {
  assertTheirs,
  devicesAnswer,
  leftOutHeader,
  ownersOf,
  withinSize,
} from '../../../shared/access/answer.ts';
import type { DevicesAnswer } from '../../../shared/access/handler.ts';
import type { Basis } from '../../../shared/model/access.ts';

const ME = 'ann@example.com';
const BOB = 'bob@example.com';
const answer = (...basis: Basis[]) => ({
  status: 200,
  devices: [{ device_id: 'd', body: { name: 'secret' }, worst: 'ok' as const, basis }],
});
const bodyOf = (found: DevicesAnswer) => JSON.parse(String(withinSize(found).answer.body));
const on = (owners: string[], claimed_for: string[] = []): Basis => ({ owners, claimed_for });

describe('a device of an answer about one person', () => {
  it.each([
    ['listed for them', [on([ME])], true, true],
    ['listed for them and others', [on([BOB, ME])], true, true],
    ['claimed for them by its serial', [on([BOB], [ME])], true, true],
    ['of nobody', [on([])], true, false],
    ['listed for somebody else', [on([BOB])], false, false],
    ['claimed for somebody else', [on([], [BOB]), on([BOB], [BOB])], false, false],
    ['partly somebody else’s', [on([ME]), on([BOB])], false, false],
    ['resting on nothing', [], false, false],
  ])('%s', (_, basis, onPage, found) => {
    const passes = (isPage: boolean) => {
      try {
        assertTheirs(answer(...basis), ME, isPage);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
        return false;
      }
    };
    expect([passes(true), passes(false)]).toEqual([onPage, found]);
  });
});

it('of which one device is somebody else’s does not go out, whatever the others are', () => {
  const [mine, theirs] = [answer(on([ME])), answer(on([BOB]))];
  const both = { status: 200, devices: [...mine.devices, ...theirs.devices] };
  expect(() => assertTheirs(both, ME, true)).toThrow(/a device that is not of the person/);
});

it('that does not say what its devices rest on may not go out', () => {
  expect(() => devicesAnswer({ status: 200, body: [{ name: 'secret' }] })).toThrow(TypeError);
  expect(() => devicesAnswer({ ...answer(on([ME])), body: [] } as never)).toThrow(TypeError);
});

it('has the devices as a list, or what stands around them, as the JSON that is sent', () => {
  expect(withinSize(answer(on([ME]))).answer).toEqual({
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '[{"name":"secret"}]',
  });
  const around = (devices: unknown[]) => ({ devices });
  expect(bodyOf({ ...answer(on([ME])), around })).toEqual({ devices: [{ name: 'secret' }] });
});

it('is made into JSON once: what shows that it fits is what is sent', () => {
  let times = 0;
  const body = {
    toJSON: () => {
      times += 1;
      return 'one';
    },
  };
  const devices = [{ device_id: 'd', body, worst: 'ok' as const, basis: [on([ME])] }];
  expect(bodyOf({ status: 200, devices })).toEqual(['one']);
  expect(times).toBe(1);
});

it('has everybody as owner for whom it is listed or claimed, once', () => {
  expect(ownersOf({ basis: [on([ME]), on([BOB], [ME])] })).toEqual([ME, BOB]);
});

describe('more devices than fit', () => {
  const device = (id: number, worst: 'warn' | 'ok', kilobytes: number) => ({
    device_id: `d${id}`,
    body: { id, text: 'x'.repeat(kilobytes * 1000) },
    worst,
    basis: [on([ME])],
  });
  const ids = (found: DevicesAnswer) => withinSize(found).shown.map(({ device_id }) => device_id);

  it('leave the worst, in the order that they had, and are counted', () => {
    const devices = [device(1, 'ok', 2000), device(2, 'warn', 2000), device(3, 'ok', 2000)];
    const found = { status: 200, headers: { a: 'b' }, devices };
    expect(ids(found)).toEqual(['d1', 'd2']);
    expect(withinSize(found).answer.headers).toMatchObject({ a: 'b', 'stethoscope-left-out': '1' });
    expect(ids({ status: 200, devices: [...devices].reverse() })).toEqual(['d3', 'd2']);
    const last = [device(1, 'ok', 2000), device(3, 'ok', 2000), device(2, 'warn', 2000)];
    expect(ids({ status: 200, devices: last })).toEqual(['d1', 'd2']);
    const around = (bodies: unknown[], left_out: number) => ({ bodies, left_out });
    expect(bodyOf({ status: 200, devices, around })).toMatchObject({ left_out: 1 });
  });

  it('leave room for what stands around them', () => {
    const devices = Array.from({ length: 50 }, (_, id) => device(id, 'ok', 100));
    const around = (bodies: unknown[]) => ({ bodies, around: '"'.repeat(1_000_000) });
    const { body } = withinSize({ status: 200, devices, around }).answer;
    // Each quote is escaped in the body, and what escapes it in the answer.
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(5_000_000);
    expect(JSON.parse(String(body)).bodies.length).toBeGreaterThan(5);
  });

  it('cost only the one that is too large by itself', () => {
    const devices = [device(1, 'warn', 6000), device(2, 'ok', 1), device(3, 'ok', 1)];
    expect(ids({ status: 200, devices })).toEqual(['d2', 'd3']);
  });

  it('are all there when they fit', () => {
    const { answer, shown } = withinSize({ status: 200, devices: [device(1, 'ok', 4000)] });
    expect(shown).toHaveLength(1);
    expect(answer.headers).not.toHaveProperty('stethoscope-left-out');
    expect([leftOutHeader(0), leftOutHeader(1)]).toEqual([{}, { 'stethoscope-left-out': '1' }]);
  });
});
