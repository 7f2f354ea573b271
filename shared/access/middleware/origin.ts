/** Lets only requests in that came through the CDN, which adds a secret header. */
import type { Secrets } from '../../platform/secrets.ts';
import { ProblemError } from '../problem.ts';
import { createSharedSecretCheck } from '../shared-secret.ts';
import type { MiddlewareStep } from './exchange.ts';

const HEADER = 'x-origin-secret';

/** @throws (from its step) ProblemError 403; ConfigError when there is no usable secret: then nobody comes in */
export function originCheck(secrets: Secrets, now: () => Date): MiddlewareStep {
  const isSecret = createSharedSecretCheck(secrets, 'origin', now);
  return {
    before: async ({ event }) => {
      if (await isSecret(event.headers[HEADER] ?? '')) return;
      throw new ProblemError(403, 'not_through_the_site', 'Use the address of the site.');
    },
  };
}
