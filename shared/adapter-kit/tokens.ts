/** Access tokens of a vendor: kept while they live, asked for once by callers at the same time. */
import type { AdapterContext } from './contract.ts';

export interface VendorToken {
  value: string;
  /** Until when it is used, by our clock, milliseconds. */
  until: number;
}

export interface VendorTokens {
  /** A token with some life left. Callers at the same time share one request. @throws SourceError */
  get(): Promise<string>;
  /** Forgets a token that was refused, unless a newer one is there already. */
  discard(token: string): void;
}

/** @param exchange asks the vendor for a new one; what it throws, `get` throws */
export function keepTokens(
  exchange: () => Promise<VendorToken>,
  { now }: Pick<AdapterContext, 'now'>,
): VendorTokens {
  let current: VendorToken | undefined;
  let pending: Promise<VendorToken> | undefined;
  return {
    async get() {
      if (current && now().getTime() < current.until) return current.value;
      pending ??= exchange().finally(() => {
        pending = undefined;
      });
      current = await pending;
      return current.value;
    },
    discard(token) {
      if (current?.value === token) current = undefined;
    },
  };
}
