import { describe, expect, it } from '@jest/globals';
import { sign, verify } from '../../../shared/access/jwt.ts';
import { ConfigError } from '../../../shared/model/config-error.ts';
import { noPeople, testAccess } from '../../support/access.ts';

const DAY = 86_400_000;

describe('an API token', () => {
  it('carries its program, its scopes, its id and its end', async () => {
    const { tokens, now } = testAccess(noPeople);
    const made = await tokens.make({ sub: 'siem', scopes: ['devices:read', 'summary:read'], days: 30 });
    expect(made.expires.getTime()).toBe(now().getTime() + 30 * DAY);
    expect(await tokens.read(made.token)).toEqual({
      id: made.id,
      sub: 'siem',
      scopes: ['devices:read', 'summary:read'],
      expires: made.expires,
    });
  });

  it('that is longer than any of ours is not even looked at', async () => {
    const { signing, now } = testAccess(noPeople);
    const signed = (sub: string) =>
      sign(signing, 'token', { sub, jti: 'id' }, new Date(now().getTime() + DAY));
    expect(await verify(signing, 'token', await signed('siem'))).toMatchObject({ sub: 'siem' });
    expect(await verify(signing, 'token', await signed('a'.repeat(4000)))).toBeUndefined();
  });

  it('ends', async () => {
    const access = testAccess(noPeople);
    const { token } = await access.tokens.make({ sub: 'siem', scopes: ['devices:read'], days: 1 });
    access.wait(DAY + 10_000);
    expect(await access.tokens.read(token)).toBeUndefined();
  });

  it('is no session, and a session is no token', async () => {
    const { tokens, sessions } = testAccess(noPeople);
    const { token } = await tokens.make({ sub: 'ann@example.com', scopes: ['devices:read'], days: 1 });
    expect(await sessions.read(token)).toBeUndefined();
    const { cookie } = await sessions.begin({ email: 'ann@example.com', roles: ['employee'] });
    expect(await tokens.read(cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';')))).toBeUndefined();
  });

  it.each([
    [{ sub: '', scopes: ['devices:read'], days: 1 }, /--sub/],
    [{ sub: 'a b', scopes: ['devices:read'], days: 1 }, /--sub "a b"/],
    [{ sub: 'siem', scopes: [], days: 1 }, /--scope: at least one of devices:read/],
    [{ sub: 'siem', scopes: ['devices:all'], days: 1 }, /--scope devices:all: there are only/],
    [{ sub: 'siem', scopes: ['toString'], days: 1 }, /--scope toString/],
    [{ sub: 'siem', scopes: ['devices:read'], days: 0 }, /--days 0: 1 to 366/],
    [{ sub: 'siem', scopes: ['devices:read'], days: 367 }, /--days 367/],
    [{ sub: 'siem', scopes: ['devices:read'], days: Number.NaN }, /--days NaN/],
  ])('cannot be made of %j', async (wanted, message) => {
    const { tokens } = testAccess(noPeople);
    await expect(tokens.make(wanted)).rejects.toThrow(message);
    await expect(tokens.make(wanted)).rejects.toThrow(ConfigError);
  });
});
