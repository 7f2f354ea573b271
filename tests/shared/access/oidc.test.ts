import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { createProvider, type Transaction } from '../../../shared/access/oidc.ts';
import { ORIGIN, SETTINGS } from '../../support/access.ts';
import { createSettableSecrets } from '../../support/keyset.ts';
import { json, type Server, startServer } from '../../support/server.ts';

/** A provider that hands out whatever ID token and userinfo a test forges. */
let server: Server;
let issuer: string;
let good: CryptoKeyPair;
let evil: CryptoKeyPair;
let idToken = '';
let userinfo: Record<string, unknown> = {};

const transaction: Transaction = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) };
const code = new URLSearchParams({ code: 'c', state: transaction.state });

beforeAll(async () => {
  good = await generateKeyPair('RS256', { extractable: true });
  evil = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(good.publicKey)), kid: 'good', alg: 'RS256', use: 'sig' };
  server = await startServer(({ path }, response) => {
    if (path === '/jwks') return json(response, { keys: [jwk] });
    if (path === '/token')
      return json(response, { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken });
    if (path === '/userinfo') return json(response, userinfo);
    json(response, {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });
  issuer = server.url.origin;
});
afterAll(() => server.close());

const now = () => Math.floor(Date.now() / 1000);
const claims = (): JWTPayload => ({
  iss: issuer,
  aud: 'stethoscope',
  sub: '1',
  iat: now(),
  exp: now() + 60,
  nonce: transaction.nonce,
  email: 'ann@example.com',
  email_verified: true,
  groups: [],
});
const sign = (change: Record<string, unknown> = {}, key = good.privateKey) =>
  new SignJWT({ ...claims(), ...change }).setProtectedHeader({ alg: 'RS256', kid: 'good' }).sign(key);

const provider = () =>
  createProvider({
    secrets: createSettableSecrets({
      oidc: { issuer, client_id: 'stethoscope', client_secret: 'a secret' },
    }),
    settings: SETTINGS,
    origin: ORIGIN,
  });
const finish = () => provider().finish(code, transaction);

describe('an ID token', () => {
  it('is taken when all is right with it', async () => {
    idToken = await sign();
    expect((await finish()).claims).toMatchObject({ issuer, id_token: { email: 'ann@example.com' } });
  });

  const forgeries: [string, () => Promise<string> | string][] = [
    ['signed by another key', () => sign({}, evil.privateKey)],
    ['of another nonce', () => sign({ nonce: 'x' })],
    ['without nonce', () => sign({ nonce: undefined })],
    ['for another client', () => sign({ aud: 'other' })],
    ['for several clients, and not ours as the party', () => sign({ aud: ['stethoscope', 'b'], azp: 'b' })],
    ['of another issuer', () => sign({ iss: 'https://evil.example' })],
    ['that is over', () => sign({ iat: now() - 600, exp: now() - 300 })],
    ['that is not valid yet', () => sign({ nbf: now() + 600 })],
    ['without subject', () => sign({ sub: undefined })],
    ['without signature', () => new UnsecuredJWT(claims()).encode()],
    [
      'signed with the public key as a secret',
      async () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: 'HS256', kid: 'good' })
          .sign(new TextEncoder().encode(await exportSPKI(good.publicKey))),
    ],
    [
      'signed with our client secret',
      () =>
        new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('a secret')),
    ],
    ['that is none', () => 'nonsense'],
  ];
  it.each(forgeries)('%s is refused', async (_name, forge) => {
    idToken = await forge();
    await expect(finish()).rejects.toMatchObject({ name: 'ProblemError' });
  });
});

describe('userinfo', () => {
  it('is refused when it is about somebody else', async () => {
    idToken = await sign({ email: undefined });
    userinfo = { sub: '2', email: 'chief@example.com', email_verified: true };
    await expect(finish()).rejects.toMatchObject({ name: 'ProblemError' });
    userinfo = { ...userinfo, sub: '1' };
    expect((await finish()).claims.userinfo).toMatchObject({ email: 'chief@example.com' });
  });
});

describe('the provider', () => {
  it('is asked what it is once, not at every sign-in', async () => {
    const one = provider();
    const before = server.received.length;
    for (let count = 0; count < 5; count += 1) await one.start();
    expect(server.received.length - before).toBe(1);
  });

  it('that has no place to sign out is not asked to', async () => {
    expect(await provider().signOutUrl(undefined)).toBeUndefined();
  });

  it('that names another issuer in its discovery is not used', async () => {
    const secrets = createSettableSecrets({
      oidc: { issuer: `${issuer}/tenant`, client_id: 'stethoscope', client_secret: 'a secret' },
    });
    const other = createProvider({ secrets, settings: SETTINGS, origin: ORIGIN });
    await expect(other.start()).rejects.toMatchObject({ code: 'provider_unreachable' });
  });

  it.each([{}, { issuer: 'ftp://x', client_id: 'a', client_secret: 'b' }, { issuer: 'nonsense' }])(
    'cannot be configured as %j',
    async (oidc) => {
      const secrets = createSettableSecrets({ oidc });
      const other = createProvider({ secrets, settings: SETTINGS, origin: ORIGIN });
      await expect(other.start()).rejects.toThrow(/oidc must hold/);
    },
  );
});
