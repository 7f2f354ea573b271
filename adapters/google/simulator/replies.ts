import type { Reply } from '../../../local/simulator/server.ts';

/** Google's body of an error. */
export function fail(code: number, reason: string, message: string): Reply {
  return {
    status: code,
    body: { error: { code, message, errors: [{ domain: 'global', reason, message }] } },
  };
}
