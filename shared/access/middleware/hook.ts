/** Whether a hook comes from the source that it names. Before its body is read, which may be anybody's. */
import type { Access } from '../index.ts';
import { ProblemError } from '../problem.ts';
import { createSharedSecretCheck } from '../shared-secret.ts';
import type { MiddlewareStep } from './exchange.ts';

/** @param sources whose hooks are taken; each has a secret `hook/<source>` */
export function hookCheck(
  { secrets, now }: Pick<Access, 'secrets' | 'now'>,
  sources: readonly string[],
): MiddlewareStep {
  const checks = new Map(
    sources.map((source) => [source, createSharedSecretCheck(secrets, `hook/${source}`, now)]),
  );
  return {
    before: async ({ event, context: { exchange } }) => {
      if (exchange.route?.access !== 'hook') return;
      const isSecret = checks.get(event.pathParameters?.source ?? '');
      const [, given = ''] = /^Bearer (\S+)$/i.exec(event.headers.authorization ?? '') ?? [];
      if (await isSecret?.(given)) return;
      // One answer for all reasons: it tells nobody which sources there are.
      throw new ProblemError(401, 'hook_refused', 'Send the header that was made for this source.');
    },
  };
}
