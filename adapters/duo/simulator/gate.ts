/** Who may call, and how often. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Call, Reply } from '../../../local/simulator/server.ts';
import { fail } from './replies.ts';

export interface GateOptions {
  api_host: string;
  integration_key: string;
  secret_key: string;
  /** Between two calls, milliseconds. */
  pause: number;
  now: () => Date;
}

/** Clocks may differ so much, milliseconds. */
const SKEW = 5 * 60_000;

/** @returns what refuses a call; `undefined` for one that may come in */
export function createGate(options: GateOptions): (call: Call) => Reply | undefined {
  let last = Number.NEGATIVE_INFINITY;
  return (call) => {
    const refused = refusal(call, options);
    if (refused) return refused;
    if (Date.now() - last < options.pause) return fail(42901, 'Too many requests');
    last = Date.now();
    return undefined;
  };
}

function refusal(call: Call, options: GateOptions): Reply | undefined {
  const { authorization = '', date = '' } = call.headers;
  if (!authorization.startsWith('Basic ')) return fail(40101, 'Missing request credentials');
  const decoded = Buffer.from(authorization.slice('Basic '.length), 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (decoded.slice(0, colon) !== options.integration_key)
    return fail(40102, 'Invalid integration key in request credentials');
  const isSigned = isSame(decoded.slice(colon + 1), expected(call, date, options));
  if (!isSigned) return fail(40103, 'Invalid signature in request credentials');
  const skew = Math.abs(Date.parse(date) - options.now().getTime());
  return skew <= SKEW ? undefined : fail(40105, 'Bad request timestamp');
}

/** Written down a second time, after Duo's documentation: the adapter's own code must not check itself. */
function expected({ method, url, body }: Call, date: string, { api_host, secret_key }: GateOptions): string {
  const parameters = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '')
    .sort();
  const hash = (text: string) => createHash('sha512').update(text, 'utf8').digest('hex');
  const canonical = [date, method, api_host, url.pathname, parameters.join('&'), hash(body), hash('')].join(
    '\n',
  );
  return createHmac('sha512', secret_key).update(canonical, 'utf8').digest('hex');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
