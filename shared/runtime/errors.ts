/** The errors that cross a boundary. Each has a stable code; messages never carry tokens or vendor payloads. */
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

/** An answer to the caller of the API: becomes an RFC 9457 problem document. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  readonly errors: { field: string; message: string }[] | undefined;

  constructor(
    status: number,
    code: string,
    detail: string,
    options: {
      cause?: unknown;
      headers?: Record<string, string>;
      errors?: { field: string; message: string }[];
    } = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = 'ProblemError';
    this.status = status;
    this.code = code;
    this.headers = options.headers ?? {};
    this.errors = options.errors;
  }
}

/** The organization's or the operator's configuration is wrong. Nothing starts with it. */
export class ConfigError extends Error {
  /** One line per mistake: where, what, remedy. */
  readonly problems: string[];

  constructor(what: string, problems: string[]) {
    super(`${what}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
