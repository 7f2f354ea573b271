/** The synthetic check: opens the page from outside as a browser would, and tells how many steps failed. */

import { createHttp, type Http } from '../../adapter-kit/http.ts';
import type { Log } from '../../adapter-kit/log.ts';
import { environment } from '../../platform/environment.ts';
import { createLog } from '../../platform/log.ts';
import { createMetrics, type Metrics } from '../../platform/metrics.ts';
import { type ProbeStep, stepsOf } from './steps.ts';

export interface ProbeParts {
  /** Default: the environment's. */
  origin: string;
  http: Http;
  log: Log;
  metrics: Metrics;
}

export interface ProbeAnswer {
  ok: ProbeStep['name'][];
  failed: ProbeStep['name'][];
}

/** @returns a handler that never rejects: an alarm rests on the figure that it writes */
export function createProbe(parts: Partial<ProbeParts> = {}): () => Promise<ProbeAnswer> {
  const { log = createLog('probe'), metrics = createMetrics('probe') } = parts;
  // One try: an answer at the second is what people complain about.
  const http = parts.http ?? createHttp({ retries: 0, timeout: 8_000 });

  return async () => {
    const answer: ProbeAnswer = { ok: [], failed: [] };
    const origin = new URL(parts.origin ?? environment('public_origin')).origin;
    for (const { name, run } of stepsOf(origin, http)) {
      try {
        await run();
        answer.ok.push(name);
      } catch (error) {
        log.error('A step of the synthetic check failed', error, { step: name });
        answer.failed.push(name);
      }
    }
    metrics.count('StepsFailed', {}, answer.failed.length);
    return answer;
  };
}
