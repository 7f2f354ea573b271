/** How commands reach what decides about access: with the caller's own AWS credentials, in one stage. */

import { type Access, createAccess } from '../shared/access/index.ts';
import { canonicalEmail } from '../shared/identifiers/index.ts';
import { CONFIG_FILE, loadConfig } from './config.ts';
import { UsageError } from './errors.ts';

/** For the help of each command that reaches a stage. */
export const STAGE_HELP = `
With --stage prod it reaches that stage. Without, the one that these name, as its functions do: AWS_REGION and
credentials, SECRETS_PREFIX, PUBLIC_ORIGIN, PEOPLE_TABLE, RECORDS_TABLE, NOTIFICATIONS_TABLE, FLEET_TABLE.`;

/** @throws UsageError or Error naming what is missing */
export async function openAccess(): Promise<Access> {
  const { access, languages } = await loadConfig(CONFIG_FILE);
  return createAccess({ settings: access, languages });
}

/** @throws UsageError when it is not an e-mail address */
export function emailArgument(value: string): string {
  const email = canonicalEmail(value);
  if (!email) throw new UsageError(`${value} is not an e-mail address. Write it like ann@example.com.`);
  return email;
}
