/** Asks one adapter some questions and prints its answer: a process of its own, for what only a process can set. */
import type { Adapter } from '../../../shared/adapter-kit/contract.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { parseSettings } from '../../../shared/adapter-kit/settings.ts';

export interface PrintedQuestions {
  source: string;
  settings: Record<string, unknown>;
  questions: (readonly ['byEmail' | 'bySerial' | 'byMac' | 'all', string])[];
  now: string;
}

const { source, settings, questions, now } = JSON.parse(process.argv[2] ?? '') as PrintedQuestions;
const exports: Record<string, unknown> = await import(`../../../adapters/${source}/index.ts`);
const adapter = Object.values(exports).find((value) => isAdapter(value, source));
if (!adapter) throw new Error(`adapters/${source}/index.ts exports no adapter.`);
const connection = adapter.connect(parseSettings(source, adapter.config, settings), {
  http: createHttp(),
  log: silentLog,
  now: () => new Date(now),
});
const records: unknown[] = [];
for (const [way, value] of questions) {
  const answer = await (way === 'all' ? connection.all?.() : connection[way]?.(value));
  records.push(...(answer?.records ?? []));
}
await connection.close?.();
process.stdout.write(JSON.stringify({ records }));

function isAdapter(value: unknown, wanted: string): value is Adapter<unknown> {
  return typeof value === 'object' && value !== null && 'source' in value && value.source === wanted;
}
