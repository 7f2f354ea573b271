/** The work of a source function: one request in, one answer or failure out, whatever happens. */
import { setTimeout } from 'node:timers/promises';

import type { Adapter, CheckResult } from '../../adapter-kit/contract.ts';
import { SourceError } from '../../adapter-kit/errors.ts';
import { createHttp, HTTP_DEFAULTS, type Http } from '../../adapter-kit/http.ts';
import type { Log } from '../../adapter-kit/log.ts';
import type { Claim, DeviceRecord } from '../../model/record.ts';
import type { SourceAnswer, SourceFailure } from '../../model/source.ts';
import { type Clock, type Sleep, systemClock } from '../../platform/clock.ts';
import { type EnvironmentName, optionalEnvironment } from '../../platform/environment.ts';
import { createLog } from '../../platform/log.ts';
import { createMetrics, type Metrics } from '../../platform/metrics.ts';
import { createSecrets, type Secrets } from '../../platform/secrets.ts';
import { LARGEST_ANSWER } from '../../platform/size.ts';
import { type ActivityTable, createActivityTable } from '../../tables/activity.ts';
import { createRecordsTable, type RecordsTable } from '../../tables/records.ts';
import { type ActivityFound, lookUpActivity } from './activity.ts';
import { createBreaker } from './breaker.ts';
import { createConnections } from './connections.ts';
import { type LogReadOutcome, readEvents } from './events.ts';
import { toSourceError } from './failure.ts';
import { createHourlyCalls } from './hourly-calls.ts';
import { type Found, lookUpHardware, lookUpPerson } from './lookup.ts';
import { type CheckedRequest, parseRequest } from './request.ts';
import { type TickOutcome, tick } from './sweep.ts';
import type { SourceRules, Tools } from './tools.ts';

/** An ownership source has claims and no records. */
export type LookupAnswer = SourceAnswer & { claims?: Claim[] };
export type TickAnswer = { v: 1; source: string; tick: TickOutcome | LogReadOutcome };
export type ActivityReply = ActivityFound & { v: 1; source: string };
export type CheckAnswer = { v: 1; source: string; check: CheckResult };
export type SourceReply = LookupAnswer | ActivityReply | TickAnswer | CheckAnswer | SourceFailure;

/** What is used of Lambda's context. */
export interface CallContext {
  getRemainingTimeInMillis(): number;
}

export type SourceFunction = (event: unknown, context?: CallContext) => Promise<SourceReply>;

/** What can be handed in instead of the real thing; each is made on the first call. */
export interface SourceParts {
  table: RecordsTable;
  activity: ActivityTable;
  secrets: Secrets;
  http: Http;
  log: Log;
  metrics: Metrics;
  now: Clock;
  sleep: Sleep;
}

/** Without a context nobody ends the call. */
const UNLIMITED: CallContext = { getRemainingTimeInMillis: () => Number.MAX_SAFE_INTEGER };

/**
 * @param rules what the organization decided about this source; asked on the first call, and what it throws is answered
 * @returns a function that never rejects: a failure is an answer with a stable code
 */
export function createSourceFunction<Config>(
  adapter: Adapter<Config>,
  rules: () => SourceRules,
  parts: Partial<SourceParts> = {},
): SourceFunction {
  const { source } = adapter;
  const log = parts.log ?? createLog(`source-${source}`);
  const metrics = parts.metrics ?? createMetrics(`source-${source}`);
  // The environment is read on the first call, and everything lives as long as the container.
  let tools: Omit<Tools, 'remaining'> | undefined;

  return async (event, context = UNLIMITED) => {
    try {
      const request = parseRequest(event);
      tools ??= equip(adapter, rules(), { ...parts, log, metrics });
      const remaining = () => context.getRemainingTimeInMillis();
      const reply = sendable(await answer({ ...tools, remaining }, request));
      metrics.count('SourceCalls', { kind: kindOf(request), code: 'ok' });
      return reply;
    } catch (error) {
      const { code, message } = toSourceError(error);
      metrics.count('SourceCalls', { kind: 'failed', code });
      // What a source never could is no failure of it, and nobody's to mend.
      if (code !== 'not_supported') {
        log.error('A request failed', error);
        // Over all codes, for the alarm.
        metrics.count('SourceFailures');
      }
      return { v: 1, source, error: { code, message } };
    }
  };
}

/** @throws SourceError for more than Lambda sends; what was found is in the table by then */
function sendable(reply: SourceReply): SourceReply {
  if (Buffer.byteLength(JSON.stringify(reply)) <= LARGEST_ANSWER) return reply;
  throw new SourceError(
    'answer_too_large',
    'What was found is stored; it is more than one answer can carry.',
  );
}

function equip<Config>(
  adapter: Adapter<Config>,
  rules: SourceRules,
  parts: Partial<SourceParts> & Pick<SourceParts, 'log' | 'metrics'>,
): Omit<Tools, 'remaining'> {
  const { source, role } = adapter;
  const { log, metrics, now = systemClock, sleep = setTimeout } = parts;
  const table = parts.table ?? createRecordsTable({ keepFor: rules.keep_for, now });
  const secrets = parts.secrets ?? createSecrets({ now });
  let activity = parts.activity;
  const calls = createHourlyCalls(number('calls_per_hour'), { source, table, metrics, now, sleep });
  const http = parts.http ?? createHttp({ ...callsAtOnce(), ...answersWithin(), pay: calls.pay });
  const context = { http, log, now };
  return {
    ...{ source, role, rules, table, calls, log, metrics, now, sleep },
    ranges: number('calls_at_once') ?? HTTP_DEFAULTS.concurrency,
    activity: () => (activity ??= createActivityTable({ keepFor: rules.keep_for, now })),
    connections: createConnections(adapter, secrets, context),
    breaker: createBreaker(table, source, { now, log, metrics }),
  };
}

/** serverless.yml gives what the vendor takes, shared among as many containers as there may be. */
function callsAtOnce(): { concurrency?: number } {
  const calls = number('calls_at_once');
  return calls === undefined ? {} : { concurrency: calls };
}

/**
 * JSON that is read takes up to forty times its bytes, and a function that runs out of memory is ended without a word.
 * Lambda says how much there is; elsewhere the client's own bound holds.
 */
function answersWithin(): { largestAnswer?: number } {
  const megabytes = number('memory');
  return megabytes === undefined ? {} : { largestAnswer: Math.floor((megabytes * 1024 * 1024) / 64) };
}

function number(name: EnvironmentName): number | undefined {
  const value = Number(optionalEnvironment(name));
  return value > 0 ? value : undefined;
}

async function answer(tools: Tools, request: CheckedRequest): Promise<SourceReply> {
  const { source, role } = tools;
  if ('tick' in request) {
    return { v: 1, source, tick: await (role === 'activity' ? readEvents(tools) : tick(tools)) };
  }
  if ('activity' in request) {
    return { v: 1, source, ...(await lookUpActivity(tools, request.activity, request.of)) };
  }
  if ('check' in request) {
    const check = await tools.connections.use((connection) => connection.check());
    // The operator has mended something: nobody needs to wait until the breaker closes.
    await tools.breaker.succeeded();
    return { v: 1, source, check };
  }
  const { by, value } = request;
  if (by === 'email') return lookupAnswer(tools, await lookUpPerson(tools, value));
  return lookupAnswer(tools, await lookUpHardware(tools, by === 'serial' ? 'bySerial' : 'byMac', value));
}

function lookupAnswer({ source, role }: Tools, { records, ...found }: Found): LookupAnswer {
  return role === 'devices'
    ? { v: 1, source, ...found, records: records as DeviceRecord[] }
    : { v: 1, source, ...found, records: [], claims: records as Claim[] };
}

function kindOf(request: CheckedRequest): string {
  if ('activity' in request) return request.activity;
  return 'by' in request ? request.by : (Object.keys(request)[0] ?? '');
}
