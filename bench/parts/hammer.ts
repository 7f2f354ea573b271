/** Asks one address again and again, as many people. */
import autocannon from 'autocannon';

export interface Hammering {
  url: string;
  /** Whose: taken in turns. */
  cookies: readonly string[];
  connections: number;
  /** One of both. */
  amount?: number;
  seconds?: number;
}

export interface Hammered {
  /** Answers a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  /** Answers that are no report, and requests without an answer. */
  failed: number;
}

export async function hammer({ url, cookies, connections, amount, seconds }: Hammering): Promise<Hammered> {
  const took: number[] = [];
  let failed = 0;
  const headers = { 'sec-fetch-site': 'same-origin', accept: 'application/json' };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        ...{ url, connections, timeout: 30 },
        ...(amount === undefined ? { duration: seconds ?? 1 } : { amount }),
        requests: cookies.map((cookie) => ({ method: 'GET', headers: { ...headers, cookie } })),
      },
      (error, ended) => (error ? reject(error) : resolve(ended)),
    );
    instance.on('response', (_client, status, _bytes, milliseconds) => {
      took.push(milliseconds);
      if (status !== 200) failed += 1;
    });
  });
  const sorted = took.sort((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const rate = took.length / result.duration;
  return {
    rate,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failed: failed + result.errors + result.timeouts,
  };
}
