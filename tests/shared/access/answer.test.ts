import { describe, expect, it } from '@jest/globals';
import { assertTheirs, devicesAnswer, ownersOf, withBody } from '../../../shared/access/answer.ts';
import type { Basis } from '../../../shared/model/access.ts';

const ME = 'ann@example.com';
const BOB = 'bob@example.com';
const answer = (...basis: Basis[]) => ({
  status: 200,
  devices: [{ device_id: 'd', body: { name: 'secret' }, basis }],
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
