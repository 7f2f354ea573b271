/** Whatever goes wrong becomes one of the few errors that a source function answers. */

import { SourceError } from '../../adapter-kit/errors.ts';
import { ConfigError } from '../../model/config-error.ts';

/** Nothing of an unexpected error is told to the caller: it may quote what it choked on. It is in the log. */
export function toSourceError(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  if (error instanceof ConfigError) {
    return new SourceError('misconfigured', error.problems.join(' '), { cause: error });
  }
  return new SourceError('internal', 'The source function failed; its log says why.', { cause: error });
}

/** An attempt before neither succeeded nor failed: a vendor's answer was too much for the function, or never came. */
export const ended = (): SourceError =>
  new SourceError('unreachable', 'The function was ended before the source had answered.');
