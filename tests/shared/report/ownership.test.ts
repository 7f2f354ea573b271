import { describe, expect, it } from '@jest/globals';
import { missingSerials, settleOwnership } from '../../../shared/report/ownership.ts';
import { ago, claim, record } from './support.ts';

const ANN = 'ann@example.com';
const BOB = ['bob@example.com'];
const ids = (records: { id: string }[]) => records.map(({ id }) => id);

describe('whose page a record belongs on', () => {
  it('is that of the person whom the device source lists, without any claim', () => {
    expect(settleOwnership(ANN, [record()], [], [])).toEqual({ records: [record()], kept_apart: [] });
  });

  it('is that of the person who claims the serial, however it is spelled', () => {
    const found = record({ id: '7', owners: BOB, identifiers: { serial: ' c02xk0aajg5h ' } });
    expect(ids(settleOwnership(ANN, [], [found], [claim()]).records)).toEqual(['7']);
  });

  it('is not that of the person whom the device source lists, when somebody else claims it', () => {
    const settled = settleOwnership(ANN, [record({ id: '7' })], [], [claim({ owners: BOB })]);
    expect(settled).toEqual({
      records: [],
      kept_apart: [
        {
          level: 'serial',
          value: 'C02XK0AAJG5H',
          reason: 'owner_disagrees',
          records: [{ source: 'jamf', id: '7' }],
        },
      ],
    });
    expect(JSON.stringify(settled)).not.toContain('bob');
  });

  it('is that of both when two ownership sources disagree', () => {
    const claims = [claim(), claim({ source: 'other', owners: BOB })];
    expect(settleOwnership(ANN, [record()], [], claims).records).toHaveLength(1);
  });

  it('follows a claim to a MAC address, but the serial counts more', () => {
    const identifiers = { serial: 'C02XK0AAJG5H', mac_addresses: ['00:DE:CA:FB:AD:01'] };
    const byMac = claim({ owners: BOB, mac_addresses: ['00-de-ca-fb-ad-01'] });
    delete byMac.serial;
    const settle = (claims: ReturnType<typeof claim>[]) =>
      settleOwnership(ANN, [record({ identifiers })], [], claims);
    expect(settle([byMac]).kept_apart).toMatchObject([{ level: 'mac', value: '00:DE:CA:FB:AD:01' }]);
    expect(settle([byMac, claim()]).kept_apart).toEqual([]);
  });

  it('is not that of the claimant for a record that only happens to be found', () => {
    const found = record({ id: '8', owners: BOB, identifiers: { serial: 'OTHER123' } });
    expect(settleOwnership(ANN, [], [found], [claim()])).toEqual({ records: [], kept_apart: [] });
  });

  it('takes the newest copy of a record that is stored under several people', () => {
    const copies = [record({ name: 'old', synced_at: ago(5) }), record({ name: 'new', synced_at: ago(1) })];
    for (const own of [copies, copies.toReversed()]) {
      expect(settleOwnership(ANN, own, [], []).records.map(({ name }) => name)).toEqual(['new']);
    }
  });

  it('ignores placeholders: they are no claim to anything', () => {
    const serial = 'To Be Filled By O.E.M.';
    const settled = settleOwnership(
      ANN,
      [record({ identifiers: { serial } })],
      [],
      [claim({ serial, owners: BOB })],
    );
    expect(settled.records).toHaveLength(1);
  });
});

describe('claimed serials to look for', () => {
  it('are those that no record has, once each', () => {
    const claims = [
      claim(),
      claim({ id: 'A2', serial: 'vmware-1234' }),
      claim({ id: 'A3', serial: 'VMWARE-1234 ' }),
      claim({ id: 'A4', serial: 'None' }),
    ];
    expect(missingSerials([record()], claims)).toEqual(['VMWARE-1234']);
  });
});
