import { describe, expect, it } from '@jest/globals';
import { createKeys } from '../../../shared/access/keys.ts';
import { ConfigError } from '../../../shared/model/config-error.ts';
import { createSettableSecrets, keyset } from '../../support/keyset.ts';

function setUp(value: unknown) {
  let at = Date.parse('2026-11-23T10:00:00Z');
  const secrets = createSettableSecrets({ session: value });
  const keys = createKeys(secrets, () => new Date(at));
  const wait = (milliseconds: number) => {
    at += milliseconds;
  };
  return { secrets, keys, wait };
}

describe('keys', () => {
  it('derives a different key for each use', async () => {
    const { keys } = setUp(keyset('a'));
    const uses = ['session', 'token', 'signin', 'hint'] as const;
    const all = await Promise.all(
      uses.map(async (use) => Buffer.from((await keys.first(use)).bytes).toString('hex')),
    );
    expect(new Set(all).size).toBe(4);
    expect(all.every((hex) => hex.length === 64)).toBe(true);
  });

  it('signs with the first and finds every one', async () => {
    const { keys } = setUp(keyset('new', 'old'));
    expect((await keys.first('session')).kid).toBe('new');
    expect((await keys.find('session', 'old'))?.kid).toBe('old');
    expect((await keys.find('session', 'new'))?.bytes).toEqual((await keys.first('session')).bytes);
  });

  it('reads the secret again for an unknown key id: it may be rotated', async () => {
    const { keys, secrets } = setUp(keyset('old'));
    expect((await keys.first('session')).kid).toBe('old');
    secrets.set('session', keyset('new', 'old'));
    expect((await keys.find('session', 'new'))?.kid).toBe('new');
  });

  it('does so at most twice a minute: anybody can send an unknown one', async () => {
    const { keys, secrets, wait } = setUp(keyset('a'));
    for (let count = 0; count < 50; count += 1)
      expect(await keys.find('session', `x${count}`)).toBeUndefined();
    expect(secrets.freshReads).toHaveLength(1);
    wait(30_000);
    await keys.find('session', 'y');
    expect(secrets.freshReads).toHaveLength(2);
  });

  it.each([
    ['no keys', { keys: [] }],
    ['no object', 'secret'],
    ['a short secret', { keys: [{ kid: 'a', secret: Buffer.alloc(16).toString('base64url') }] }],
    ['no key id', { keys: [{ secret: keyset('a').keys[0]?.secret }] }],
  ])('refuses %s, without saying what was there', async (_name, value) => {
    const { keys } = setUp(value);
    await expect(keys.first('session')).rejects.toThrow(ConfigError);
    await expect(keys.first('session')).rejects.toThrow(/session must hold/);
  });
});
