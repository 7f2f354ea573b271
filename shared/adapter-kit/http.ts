/**
 * The one HTTP client for vendors: time limit, retry with back-off and jitter, `Retry-After`, a bound on calls at
 * once, and errors with stable codes. The only place that calls `fetch`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isPlain, isPrivate } from './address.ts';
import { askInBatches, type Batch, type PartOutcome } from './batches.ts';
import { SourceError } from './errors.ts';
import { createBudget, pauseBefore, type RetryOptions } from './retries.ts';
import { createSlots } from './slots.ts';
import { type Reading, refusalOf } from './throttling.ts';

export interface HttpRequest extends Reading {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | URLSearchParams;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  text: string;
}

export interface Http {
  /**
   * @param url absolute address: https or loopback, without user and fragment
   * @throws SourceError `credentials_refused` (401, 403), `rate_limited` (429, or what means it), `unreachable` (5xx,
   *   time-out, cut), `misconfigured` (another address, or headers that cannot be sent) or `unintelligible` (any other
   *   status, a redirect among them, or an answer that is too large)
   */
  request(url: URL, request?: HttpRequest): Promise<HttpAnswer>;
  /** The same, read as JSON. @throws SourceError also `unintelligible` for what is not JSON */
  json(url: URL, request?: HttpRequest): Promise<{ status: number; headers: Headers; body: unknown }>;
  /** Several things in each call, of which a vendor refuses each alone; see `askInBatches`. */
  batches<Part>(parts: readonly Part[], batch: Batch<Part>): Promise<PartOutcome[]>;
}

export interface HttpOptions extends RetryOptions {
  /** For one try, milliseconds. */
  timeout: number;
  /** Calls at once, of this client. */
  concurrency: number;
  /** The largest answer that is read, bytes. */
  largestAnswer: number;
  /** Before every try of a call, for a vendor that takes so many in some time. What it throws ends the call. */
  pay: () => Promise<void>;
  /** Aborts after some milliseconds, with a `TimeoutError`. */
  deadline: (milliseconds: number) => AbortSignal;
}

export const HTTP_DEFAULTS: HttpOptions = {
  timeout: 10_000,
  retries: 2,
  backoff: 200,
  longestWait: 5_000,
  retryReserve: 10,
  retryShare: 0.1,
  concurrency: 5,
  largestAnswer: 64 * 1024 * 1024,
  pay: async () => {},
  deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
};

export function createHttp(options: Partial<HttpOptions> = {}): Http {
  const settings = { ...HTTP_DEFAULTS, ...options };
  const slot = createSlots(settings.concurrency);
  const budget = createBudget(settings);

  async function request(url: URL, request: HttpRequest = {}): Promise<HttpAnswer> {
    refuseUnsafe(url);
    budget.earn();
    for (let attempt = 0; ; attempt += 1) {
      await settings.pay();
      const outcome = await slot(() => attemptOnce(url, request, settings));
      if ('answer' in outcome) return outcome.answer;
      const pause = pauseBefore(outcome.error, outcome.retry, attempt, settings);
      if (pause === undefined || !budget.pay()) throw outcome.error;
      await sleep(pause);
    }
  }

  return {
    request,
    async json(url, options = {}) {
      const { status, headers, text } = await request(url, options);
      try {
        return { status, headers, body: JSON.parse(text) as unknown };
      } catch (cause) {
        throw new SourceError('unintelligible', `${url.origin} answered something that is not JSON.`, {
          cause,
        });
      }
    },
    batches: (parts, batch) => askInBatches(parts, batch, { budget, settings, sleep }),
  };
}

/** Whatever the settings let pass: no adapter can send its credentials in the clear. */
function refuseUnsafe(url: URL): void {
  if (isPrivate(url) && isPlain(url)) return;
  throw new SourceError(
    'misconfigured',
    `${url.protocol}//${url.host} is not called: only https:// (http:// on this machine), without user and fragment.`,
  );
}

type AttemptOutcome = { answer: HttpAnswer } | { error: SourceError; retry: boolean };

async function attemptOnce(url: URL, request: HttpRequest, settings: HttpOptions): Promise<AttemptOutcome> {
  try {
    const response = await fetch(url, {
      method: request.method ?? 'GET',
      headers: headersOf(request, url),
      body: request.body ?? null,
      // Followed, a redirect could lead an authenticated request elsewhere; so its 3xx is an answer like any other.
      redirect: 'manual',
      signal: settings.deadline(settings.timeout),
    });
    const text = await readBounded(response, settings.largestAnswer, url);
    const { status, headers, ok } = response;
    const answer = { status, headers, text };
    if (ok) return { answer };
    const refusal = refusalOf({ status, headers, body: asJson(text) }, url.origin, request);
    return refusal ?? { answer };
  } catch (cause) {
    if (cause instanceof SourceError) return { error: cause, retry: false };
    return { error: new SourceError('unreachable', reasonOf(cause, url, settings), { cause }), retry: true };
  }
}

/** A credential with a line break cannot be sent; the platform's own message would show it. */
function headersOf(request: HttpRequest, url: URL): Headers {
  try {
    return new Headers({ accept: 'application/json', ...request.headers });
  } catch {
    const names = Object.keys(request.headers ?? {}).join(', ');
    throw new SourceError(
      'misconfigured',
      `A header for ${url.origin} has characters that cannot be sent (one of ${names}); check the credentials for line breaks.`,
    );
  }
}

async function readBounded(response: Response, limit: number, url: URL): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > limit)
      throw new SourceError(
        'unintelligible',
        `${url.origin} answered more than ${limit} bytes. Ask for smaller pages, or give the function more memory.`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function reasonOf(cause: unknown, url: URL, settings: HttpOptions): string {
  const { name, code } = describeCause(cause);
  if (name === 'TimeoutError') return `${url.origin} did not answer within ${settings.timeout} ms.`;
  return `${url.origin} cannot be reached${code ? ` (${code})` : ''}.`;
}

/** The system's word (`ECONNREFUSED`, `CERT_HAS_EXPIRED`) is in the cause of what `fetch` throws. */
function describeCause(thrown: unknown): { name?: unknown; code?: unknown } {
  const { name, cause } = (thrown ?? {}) as { name?: unknown; cause?: { code?: unknown } };
  return { name, code: cause?.code };
}
