import { describe, expect, it } from '@jest/globals';
import {
  assertTheirs,
  devicesAnswer,
  ownersOf,
  withBody,
  withinSize,
} from '../../../shared/access/answer.ts';
import type { Basis } from '../../../shared/model/access.ts';

const ME = 'ann@example.com';
const BOB = 'bob@example.com';
const answer = (...basis: Basis[]) => ({
  status: 200,
  devices: [{ device_id: 'd', body: { name: 'secret' }, worst: 'ok' as const, basis }],
});
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

it('that does not say what its devices rest on may not go out', () => {
  expect(() => devicesAnswer({ status: 200, body: [{ name: 'secret' }] })).toThrow(TypeError);
  expect(() => devicesAnswer({ ...answer(on([ME])), body: [] } as never)).toThrow(TypeError);
});

it('has the devices as a list, or what stands around them', () => {
  expect(withBody(answer(on([ME])))).toEqual({ status: 200, body: [{ name: 'secret' }] });
  const around = (devices: unknown[]) => ({ devices });
  expect(withBody({ ...answer(on([ME])), around }).body).toEqual({ devices: [{ name: 'secret' }] });
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
  const ids = ({ devices }: { devices: readonly { device_id: string }[] }) =>
    devices.map(({ device_id }) => device_id);

  it('leave the worst, in the order that they had, and are counted', () => {
    const devices = [device(1, 'ok', 2000), device(2, 'warn', 2000), device(3, 'ok', 2000)];
    const cut = withinSize({ status: 200, headers: { a: 'b' }, devices });
    expect(ids(cut)).toEqual(['d1', 'd2']);
    expect(cut.headers).toEqual({ a: 'b', 'stethoscope-left-out': '1' });
    expect(ids(withinSize({ status: 200, devices: [...devices].reverse() }))).toEqual(['d3', 'd2']);
    const around = (bodies: unknown[], left_out: number) => ({ bodies, left_out });
    expect(withBody(withinSize({ status: 200, devices, around })).body).toMatchObject({ left_out: 1 });
  });

  it('leave room for what stands around them', () => {
    const devices = Array.from({ length: 50 }, (_, id) => device(id, 'ok', 100));
    const around = (bodies: unknown[]) => ({ bodies, around: '"'.repeat(1_000_000) });
    const { body } = withBody(withinSize({ status: 200, devices, around }));
    // Each quote is escaped in the body, and what escapes it in the answer.
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(body)))).toBeLessThan(5_000_000);
    expect((body as { bodies: unknown[] }).bodies.length).toBeGreaterThan(5);
  });

  it('cost only the one that is too large by itself', () => {
    const devices = [device(1, 'warn', 6000), device(2, 'ok', 1), device(3, 'ok', 1)];
    expect(ids(withinSize({ status: 200, devices }))).toEqual(['d2', 'd3']);
  });

  it('are all there when they fit', () => {
    const whole = { status: 200, devices: [device(1, 'ok', 4000)] };
    expect(withinSize(whole)).toBe(whole);
  });
});
