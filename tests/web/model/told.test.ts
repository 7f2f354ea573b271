import { expect, it } from '@jest/globals';
import { toldBy } from '../../../web/model/told.ts';
import { busy, golden } from '../../support/reports.ts';

it('names each kind of fact once, also where another source decided', () => {
  const { devices } = golden('joined');
  expect(toldBy('jamf', devices)).toEqual(expect.arrayContaining(['identity', 'disk_encryption']));
  expect(toldBy('landesk', devices)).toEqual(
    expect.arrayContaining(['identity', 'firewall', 'disk_encryption']),
  );
  expect(new Set(toldBy('jamf', busy().devices)).size).toBe(toldBy('jamf', busy().devices).length);
});

it('is nothing for a source that told nothing', () => {
  expect(toldBy('google', golden('joined').devices)).toEqual([]);
  expect(toldBy('jamf', [])).toEqual([]);
});
