/**
 * Secrets that two sides hold: while one side has the new value and the other has not, the one before is good as well.
 * So renewing takes two commands, with the change of the other side between them.
 */
import { randomInt } from 'node:crypto';
import { HOOK_NAMES } from './adapters.ts';
import { UsageError } from './errors.ts';

/** By the secret's name: where its value stands, and what has to happen between the two commands. */
interface Pair {
  field: 'value' | 'secret';
  next: string;
}

export const PAIRED: Readonly<Record<string, Pair>> = {
  origin: { field: 'value', next: 'Now the CDN has to get it: npm run deploy -- --stage' },
  webhook: { field: 'secret', next: 'Now give it to the receiver; messages carry both signatures. Stage' },
  ...Object.fromEntries(
    HOOK_NAMES.map((source): [string, Pair] => [
      `hook/${source}`,
      { field: 'value', next: `Now give it to the vendor: adapters/${source}/README.md says where. Stage` },
    ]),
  ),
};

/** As long as the first that the deployment makes; letters and digits are base64 too. */
const LENGTH = 64;
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * @param name one of `PAIRED`
 * @param current what the secret holds
 * @param only takes the value before out instead of making a new one
 * @throws UsageError when the secret holds no value, or two already, or none to take out
 */
export function changePair(
  name: string,
  current: Readonly<Record<string, unknown>>,
  only: boolean,
): Record<string, string> {
  const field = PAIRED[name]?.field ?? 'value';
  const { [field]: value, previous } = current;
  if (typeof value !== 'string' || value === '')
    throw new UsageError(`Secret ${name} holds no "${field}", or may not be read. Nothing was changed.`);
  if (only && previous === undefined)
    throw new UsageError(`Secret ${name} holds one value only: there is none before it to end.`);
  if (only) return { [field]: value };
  if (previous === undefined) return { [field]: newValue(), previous: value };
  throw new UsageError(
    `Secret ${name} holds the value before as well, and somebody may still use it. End it first: secret set ${name} --only`,
  );
}

const newValue = (): string =>
  Array.from({ length: LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('');
