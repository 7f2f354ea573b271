/** The activity function before real tables, source functions and vendors' simulators. */

import { duo } from '../../../../adapters/duo/index.ts';
import { startSimulator as startDuo } from '../../../../adapters/duo/simulator.ts';
import { google } from '../../../../adapters/google/index.ts';
import { startSimulator as startGoogle } from '../../../../adapters/google/simulator.ts';
import { makeCompany } from '../../../../local/company/index.ts';
import type { Simulator } from '../../../../local/simulator/types.ts';
import type { AnyHandlers, ApiRequest } from '../../../../shared/access/handler.ts';
import { createHttp } from '../../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { type Config, parseConfig } from '../../../../shared/config/index.ts';
import type { AccountsAnswer, EventsAnswer } from '../../../../shared/model/activity.ts';
import type { SourceRequest } from '../../../../shared/model/source.ts';
import type { InvokeResult, SourceInvoker } from '../../../../shared/platform/invoke.ts';
import { silentMetrics } from '../../../../shared/platform/metrics.ts';
import { activityRoutes } from '../../../../shared/services/activity/index.ts';
import {
  type SourceFunction,
  type SourceReply,
  sourceHandler,
} from '../../../../shared/services/source/index.ts';
import { type ActivityTable, createActivityTable } from '../../../../shared/tables/activity.ts';
import { createRecordsTable } from '../../../../shared/tables/records.ts';
import { openTransforms } from '../../../../shared/transforms/index.ts';

const DAY = 86_400_000;

export interface Stage {
  google: Simulator;
  duo: Simulator;
  table: ActivityTable;
  /** Wakes and questions, `google accounts ask`, since the last look. */
  asked(): string[];
  /** Moves the clock of everything but the vendors, milliseconds. */
  advance(milliseconds: number): void;
  tick(source: 'duo'): Promise<SourceReply>;
  accounts(who: string, language?: string): Promise<AccountsAnswer>;
  events(who: string): Promise<EventsAnswer>;
  /** The next question is not answered in time. */
  stall(): void;
  close(): Promise<void>;
}

export const configOf = (more: object = {}): Config =>
  parseConfig({
    organization: { name: 'Example', contact: { name: 'Help' } },
    languages: ['en', 'de'],
    access: { allowed_domains: ['example.com'] },
    sources: {
      google: {
        label: 'Google Workspace',
        sweep_every: '12h',
        longest_sweep: '2h',
        activity: ['accounts', 'events'],
      },
      duo: { label: 'Duo', role: 'activity', keep_events_for: '2d' },
    },
    ...more,
  });

/** Needs the tables of `startTables`. @param config default: Google and Duo */
export async function openStage(config = configOf()): Promise<Stage> {
  const company = makeCompany({ people: 40, now: new Date() });
  const simulators = { google: await startGoogle({ company }), duo: await startDuo({ company, pause: 0 }) };
  let offset = 0;
  let stalled = false;
  const now = () => new Date(Date.now() + offset);
  const records = createRecordsTable({ now, memory: 0 });
  const table = createActivityTable({ keepFor: 30 * DAY, now });
  const common = { table: records, activity: table, log: silentLog, metrics: silentMetrics, now };
  const http = createHttp({ retries: 0 });
  const secretOf = (source: keyof typeof simulators) => ({
    read: async () => ({ value: simulators[source].settings, version: '1' }),
  });
  const functions: Record<string, SourceFunction> = {
    google: sourceHandler(google, config, { ...common, http, secrets: secretOf('google') }),
    duo: sourceHandler(duo, config, { ...common, http, secrets: secretOf('duo'), now: () => new Date() }),
  };
  const asked: string[] = [];
  const call = (source: string, request: SourceRequest, how: string) => {
    asked.push(`${source} ${'activity' in request ? request.activity : '?'} ${how}`);
    return functions[source]?.(request) ?? Promise.reject(new Error(`There is no ${source}.`));
  };
  const invoke: SourceInvoker = {
    async ask(source, request) {
      if (!stalled) return (await call(source, request, 'ask')) as InvokeResult;
      stalled = false;
      return 'pending';
    },
    async wake(source, request) {
      await call(source, request, 'wake');
    },
  };
  const transforms = await openTransforms(config.transforms);
  const routes: AnyHandlers = activityRoutes({ config, transforms, records, activity: table, invoke, now });
  const answer = async (path: string, who: string, language = 'en') => {
    const request = { route: path, params: { who }, language } as unknown as ApiRequest;
    return (await routes[path]?.(request))?.body;
  };
  return {
    ...simulators,
    table,
    asked: () => asked.splice(0),
    advance: (milliseconds) => {
      offset += milliseconds;
    },
    tick: (source) => functions[source]?.({ tick: true }) ?? Promise.reject(new Error('No such source.')),
    accounts: async (who, language) =>
      (await answer('GET /api/v1/accounts/{who}', who, language)) as AccountsAnswer,
    events: async (who) => (await answer('GET /api/v1/events/{who}', who)) as EventsAnswer,
    stall: () => {
      stalled = true;
    },
    close: async () => {
      await Promise.all([simulators.google.close(), simulators.duo.close()]);
    },
  };
}
