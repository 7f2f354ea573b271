/** How a request fails: a stable code for programs, a sentence for people. Never tokens or vendor payloads. */
import type { ProblemCode } from '../model/problem.ts';

/** An answer to the caller of the API: becomes an RFC 9457 problem document. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly headers: Record<string, string>;
  readonly errors: { field: string; message: string }[] | undefined;

  constructor(
    status: number,
    code: ProblemCode,
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
