/** Every error becomes a problem document (RFC 9457). */
import { STATUS_CODES } from 'node:http';
import type { Problem } from '../../model/problem.ts';
import type { ApiAnswer } from '../handler.ts';
import { ProblemError } from '../problem.ts';
import type { Exchange, MiddlewareStep } from './exchange.ts';

const INTERNAL = new ProblemError(
  500,
  'internal',
  'Something went wrong here. Quote the request id when you ask for help.',
);

/** What is answered for an error, and logs it. What is not a `ProblemError` is nobody's business outside. */
export function answerProblem(error: unknown, { log, requestId }: Exchange): ApiAnswer {
  const problem = error instanceof ProblemError ? error : INTERNAL;
  if (problem.status >= 500) log.error('The request failed.', reasonOf(error), { code: problem.code });
  else log.info('The request was refused.', { code: problem.code, status: problem.status });
  return {
    status: problem.status,
    headers: { ...problem.headers, 'content-type': 'application/problem+json' },
    body: documentOf(problem, requestId),
  };
}

function documentOf(problem: ProblemError, requestId: string): Problem {
  const { status, code, message: detail, errors } = problem;
  const title = STATUS_CODES[status] ?? 'Error';
  return {
    type: 'about:blank',
    title,
    status,
    code,
    detail,
    request_id: requestId,
    ...(errors && { errors }),
  };
}

const reasonOf = (error: unknown): unknown =>
  error instanceof ProblemError && error.cause !== undefined ? error.cause : error;

/** Attached first, so that it is the last to see an error. */
export const problems: MiddlewareStep = {
  onError: (request) => {
    request.response = answerProblem(request.error, request.context.exchange);
  },
};
