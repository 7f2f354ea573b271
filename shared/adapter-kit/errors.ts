/** How a source fails. Messages never carry tokens or vendor payloads. */
import type { SourceErrorCode } from '../model/source.ts';

/** A source could not answer. The code says whose turn it is: ours, the operator's or the vendor's. */
export class SourceError extends Error {
  readonly code: SourceErrorCode;
  /** Seconds the vendor asked us to wait (`Retry-After`), when it did. */
  readonly retryAfter: number | undefined;

  constructor(
    code: SourceErrorCode,
    message: string,
    options: { cause?: unknown; retryAfter?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'SourceError';
    this.code = code;
    this.retryAfter = options.retryAfter;
  }
}
