/** When a call to a vendor is tried again, and how often in all. */
import type { SourceError } from './errors.ts';

export interface RetryOptions {
  /** Tries after the first. */
  retries: number;
  /** First pause between attempts, milliseconds; doubles, with full jitter. */
  backoff: number;
  /** The longest `Retry-After` that is waited for, milliseconds; a longer one fails at once. */
  longestWait: number;
  /**
   * Retries are paid for: every call brings `retryShare` of one, at most `retryReserve` are kept. While a vendor is
   * down, it gets little more than the calls themselves.
   */
  retryReserve: number;
  retryShare: number;
}

/** How many retries there may be in all, whoever they are for. */
export interface Budget {
  earn(): void;
  /** @returns whether there was one left */
  pay(): boolean;
}

export function createBudget({
  retryReserve,
  retryShare,
}: Pick<RetryOptions, 'retryReserve' | 'retryShare'>): Budget {
  let left = retryReserve;
  return {
    earn() {
      left = Math.min(retryReserve, left + retryShare);
    },
    pay() {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}

/** Milliseconds to wait before the next try; `undefined` when there is to be none. */
export function pauseBefore(
  error: SourceError,
  retry: boolean,
  attempt: number,
  settings: RetryOptions,
): number | undefined {
  if (!retry || attempt >= settings.retries) return undefined;
  if (error.retryAfter !== undefined) {
    const wait = error.retryAfter * 1000;
    return wait <= settings.longestWait ? wait : undefined;
  }
  return Math.random() * settings.backoff * 2 ** attempt;
}
