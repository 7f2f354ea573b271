/** A token for the API of a local stack. */
import { createKeys } from '../../shared/access/keys.ts';
import { createTokens } from '../../shared/access/token.ts';
import { SECRETS_PREFIX } from '../functions/names.ts';
import { contentOf, openSecrets } from '../secrets/store.ts';

/**
 * As `npm run -s cli -- token` would make one.
 *
 * @param issuer origin of the stack; @param secrets file with its secrets; @param scopes what it may do
 */
export async function sampleToken(issuer: string, secrets: string, scopes: string[]): Promise<string> {
  const store = await openSecrets(secrets);
  const read = async (name: string) => ({
    value: contentOf(store, `${SECRETS_PREFIX}/${name}`),
    version: name,
  });
  const now = () => new Date();
  const tokens = createTokens({ keys: createKeys({ read }, now), issuer, now });
  const { token } = await tokens.make({ sub: 'sample', scopes, days: 1 });
  return token;
}
