/** Path parameters, validated and in their one spelling before anything uses them. */
import { canonicalEmail, canonicalMac, canonicalSerial } from '../../identifiers/index.ts';
import type { ProblemCode } from '../../model/problem.ts';
import type { ApiRequest } from '../handler.ts';
import { notificationId } from '../notification-id.ts';
import { ProblemError } from '../problem.ts';
import { type MiddlewareStep, readyExchange } from './exchange.ts';

type Canonical = (value: string, request: ApiRequest) => string | undefined;

/** Every name that a path of the table may have. `what` completes "The address does not hold …". */
const PARAMETERS: Readonly<Record<string, { code: ProblemCode; what: string; canonical: Canonical }>> = {
  who: {
    code: 'invalid_email',
    what: 'an e-mail address, or `me` for the person who is signed in',
    canonical: (value, { caller }) => canonicalEmail(value === 'me' ? ownEmail(caller) : value),
  },
  serial: { code: 'invalid_serial', what: 'a serial number', canonical: canonicalSerial },
  id: {
    code: 'invalid_id',
    what: 'the id of a notification',
    canonical: notificationId,
  },
  macaddr: { code: 'invalid_macaddr', what: 'a MAC address', canonical: canonicalMac },
  source: {
    code: 'invalid_source',
    what: 'the name of a source',
    canonical: (value) => /^[\w-]{1,64}$/.exec(value)?.[0],
  },
  plugin: {
    code: 'invalid_plugin',
    what: 'the name of a plugin',
    canonical: (value) => /^[\w-]{1,64}$/.exec(value)?.[0],
  },
};

/** A token is nobody, whatever its subject looks like. */
const ownEmail = (caller: ApiRequest['caller']) => (caller?.kind === 'session' ? caller.who : undefined);

export const params: MiddlewareStep = {
  before: ({ context }) => {
    const { request, route } = readyExchange(context);
    request.params = Object.fromEntries(
      namesIn(route.path).map((name) => [name, canonicalParam(name, request)]),
    );
  },
};

/** Names in the braces of a path. */
export const namesIn = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

function canonicalParam(name: string, request: ApiRequest): string {
  const parameter = PARAMETERS[name];
  if (!parameter) throw new TypeError(`Nothing is known about the path parameter ${name}.`);
  const canonical = parameter.canonical(request.params[name] ?? '', request);
  if (canonical !== undefined) return canonical;
  throw new ProblemError(400, parameter.code, `The address does not hold ${parameter.what}.`, {
    errors: [{ field: name, message: `Give ${parameter.what}.` }],
  });
}
