/** What a source function may be asked. */
import * as z from 'zod';
import { SourceError } from '../../adapter-kit/errors.ts';
import { canonicalEmail, canonicalMac, canonicalSerial } from '../../identifiers/index.ts';
import { ACTIVITY_KINDS } from '../../model/activity.ts';
import { LOOKUPS } from '../../model/source.ts';

const canonical = { email: canonicalEmail, serial: canonicalSerial, macaddr: canonicalMac };

const Request = z.union([
  z.object({ by: z.enum(LOOKUPS), value: z.string() }).transform((request, context) => {
    const value = canonical[request.by](request.value);
    if (value !== undefined) return { ...request, value };
    context.addIssue(`\`value\` is not a valid ${request.by}.`);
    return z.NEVER;
  }),
  z.object({ activity: z.enum(ACTIVITY_KINDS), of: z.string() }).transform(({ activity, of }, context) => {
    const email = canonicalEmail(of);
    if (email !== undefined) return { activity, of: email };
    context.addIssue('`of` is not a valid e-mail.');
    return z.NEVER;
  }),
  z.object({ tick: z.literal(true) }),
  z.object({ check: z.literal(true) }),
]);

/** A request with a canonical value. */
export type CheckedRequest = z.output<typeof Request>;

/** @throws SourceError `internal`: only our own functions ask, so it is a mistake of ours. Never quotes the value */
export function parseRequest(event: unknown): CheckedRequest {
  const request = Request.safeParse(event);
  if (request.success) return request.data;
  throw new SourceError(
    'internal',
    'The request is not understood. It is `{ by, value }` or `{ activity, of }` with valid values, `{ tick: true }` or `{ check: true }`.',
  );
}
