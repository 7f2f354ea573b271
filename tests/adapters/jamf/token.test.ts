import { describe, expect, it } from '@jest/globals';
import { countOf, NOW, stage } from './stage.ts';

const STORY = 'user@example.com';
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe('tokens of jamf', () => {
  it('asks for one token, however many calls come at once', async () => {
    const { simulator, connect } = await stage();
    const connection = connect();
    await Promise.all([connection.byEmail?.(STORY), connection.bySerial?.('J7J00001Z7'), connection.check()]);
    await connection.byEmail?.(STORY);
    expect(countOf(simulator.recent(), 'token')).toBe(1);
  });

  it('asks for another a little before the first ends, and not earlier', async () => {
    const { simulator, connect } = await stage({ tokenLifetime: 60 });
    let now = NOW;
    const connection = connect({}, () => now);
    await connection.byEmail?.(STORY);
    now = later(54);
    await connection.byEmail?.(STORY);
    expect(countOf(simulator.recent(), 'token')).toBe(1);
    now = later(56);
    await connection.byEmail?.(STORY);
    expect(countOf(simulator.recent(), 'token')).toBe(2);
  });

  it('replaces a token that was revoked before its time', async () => {
    const { simulator, connect } = await stage();
    const connection = connect();
    const before = await connection.byEmail?.(STORY);
    simulator.revokeTokens();
    expect(await connection.byEmail?.(STORY)).toEqual(before);
    expect(countOf(simulator.recent(), 'token')).toBe(2);
  });

  it('gives up when the new token is refused too', async () => {
    const { simulator, connect } = await stage({ tokenLifetime: 0 });
    await expect(connect().check()).rejects.toMatchObject({ code: 'credentials_refused' });
    expect(countOf(simulator.recent(), 'token')).toBe(2);
  });

  it('finds the token path without a version on an older server, and remembers it', async () => {
    const { simulator, connect } = await stage({ version: '11.10.2-t1' });
    const connection = connect();
    expect((await connection.byEmail?.(STORY))?.complete).toBe(true);
    simulator.revokeTokens();
    await connection.byEmail?.(STORY);
    expect(countOf(simulator.recent(), '/api/v1/oauth/token')).toBe(1);
    expect(countOf(simulator.recent(), '/api/oauth/token')).toBe(2);
  });

  it('signs in with a local account, whatever our clock says', async () => {
    const { simulator, connect } = await stage({ account: true, tokenLifetime: 1800 });
    let now = later(-86_400);
    const connection = connect({}, () => now);
    expect((await connection.byEmail?.(STORY))?.records.length).toBeGreaterThan(0);
    now = later(-86_400 + 1700);
    await connection.byEmail?.(STORY);
    expect(countOf(simulator.recent(), 'auth/token')).toBe(1);
  });

  it('says which privilege the role lacks', async () => {
    const { connect } = await stage({ privileges: ['Read Mobile Devices'] });
    const refused = { code: 'credentials_refused', message: expect.stringContaining('"Read Computers"') };
    await expect(connect().check()).rejects.toMatchObject(refused);
  });

  it('says misconfigured where there is no Jamf Pro at all', async () => {
    const { connect, simulator } = await stage();
    const connection = connect({ url: `${simulator.settings.url}/elsewhere` });
    await expect(connection.check()).rejects.toMatchObject({ code: 'misconfigured' });
  });
});
