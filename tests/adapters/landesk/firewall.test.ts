import { expect, it } from '@jest/globals';
import { recordOf } from './machine.ts';

const ETHERNET = 'A4BB6D1077C2';
const WIFI = '48-2A-E3-01-02-03';
const HYPER_V = '00155D4B2C10';
const VPN = '00:05:9A:3C:7A:00';
const TAP = '00FF12345678';
/** Many of its kind have this address, and still the computer talks through it. */
const USB = '00:E0:4C:53:44:58';

it.each<[[string | null, string | null][], boolean | undefined]>([
  [
    [
      [ETHERNET, 'Yes'],
      [WIFI, 'No'],
    ],
    false,
  ],
  [
    [
      [ETHERNET, 'yes'],
      [HYPER_V, 'Not Installed'],
    ],
    true,
  ],
  [
    [
      [ETHERNET, 'Yes'],
      [HYPER_V, 'No'],
    ],
    true,
  ],
  [
    [
      [ETHERNET, 'Yes'],
      [VPN, 'No'],
      [TAP, 'No'],
      [null, 'No'],
    ],
    true,
  ],
  [
    [
      [ETHERNET, 'Yes'],
      [USB, 'No'],
    ],
    false,
  ],
  // A virtual machine has no others.
  [[[HYPER_V, 'No']], false],
  [[[HYPER_V, 'Yes']], true],
  [
    [
      [ETHERNET, 'Not Installed'],
      [HYPER_V, 'No'],
    ],
    false,
  ],
  [[[ETHERNET, 'Not Installed']], undefined],
  [[[ETHERNET, null]], undefined],
  [[[ETHERNET, 'nein']], undefined],
  [[], undefined],
])('with adapters %j the firewall is %j', (states, value) => {
  const adapters = states.map(([physaddress, firewallenabled]) => ({ physaddress, firewallenabled }));
  expect(recordOf({}, { adapters })?.facts.firewall?.value).toBe(value);
});

it('names the adapters on which it is off', () => {
  const adapters = [ETHERNET, HYPER_V].map((physaddress) => ({ physaddress, firewallenabled: 'No' }));
  expect(recordOf({}, { adapters })?.facts.firewall?.details).toEqual({ adapters: [ETHERNET] });
});
