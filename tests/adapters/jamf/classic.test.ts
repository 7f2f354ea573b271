import { describe, expect, it } from '@jest/globals';
import { linksOf } from '../../../adapters/jamf/classic/lists.ts';
import { countOf, stage } from './stage.ts';

const CLASSIC = { api: 'classic' };

describe('jamf by the Classic API', () => {
  it('gives the same devices as the Jamf Pro API', async () => {
    const { connect } = await stage();
    const classic = await connect(CLASSIC).byEmail?.('user@example.com');
    const pro = await connect().byEmail?.('user@example.com');
    expect(classic?.records.map(({ id, owners }) => [id, owners])).toEqual(
      pro?.records.map(({ id, owners }) => [id, owners]),
    );
    const values = (answer: typeof classic) =>
      answer?.records.map(({ facts }) => Object.entries(facts).map(([name, { value }]) => [name, value]));
    expect(values(classic)).toEqual(values(pro));
  });

  it('asks for a device each', async () => {
    const { simulator, connect } = await stage();
    await connect(CLASSIC).byEmail?.('user@example.com');
    expect(countOf(simulator.recent(), '/JSSResource/users/email/')).toBe(1);
    expect(countOf(simulator.recent(), '/JSSResource/computers/id/')).toBe(2);
    expect(countOf(simulator.recent(), '/JSSResource/mobiledevices/id/')).toBe(1);
  });

  it('finds what is linked to any of several users with one address, once', () => {
    const users = [
      { links: { computers: [{ id: 12 }, { id: 3 }] } },
      { links: { computers: [{ id: 3 }] } },
      { links: null },
    ];
    expect(linksOf({ users }, 'computers')).toEqual(['3', '12']);
    expect(linksOf(undefined, 'computers')).toEqual([]);
    expect(() => linksOf({}, 'computers')).toThrow('list of users');
  });

  it('refuses when the role may not read users', async () => {
    const { connect } = await stage({ privileges: ['Read Computers', 'Read Mobile Devices'] });
    await expect(connect(CLASSIC).byEmail?.('user@example.com')).rejects.toMatchObject({
      code: 'credentials_refused',
      message: expect.stringContaining('"Read User"'),
    });
  });
});
