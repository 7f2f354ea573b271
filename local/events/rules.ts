/** The rules of the bus, from the functions' own files: what wakes which function. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { BusEvent } from './server.ts';

const FUNCTIONS = join(import.meta.dirname, '../../functions');

export interface Rule {
  /** The function's name in serverless.yml. */
  function: string;
  pattern: { source?: string[]; 'detail-type'?: string[] };
}

type FunctionFile = Record<string, { events?: { eventBridge?: { pattern: Rule['pattern'] } }[] }>;

export async function readRules(): Promise<Rule[]> {
  const names = (await readdir(FUNCTIONS)).filter((name) => name.endsWith('.yml'));
  const texts = await Promise.all(names.map((name) => readFile(join(FUNCTIONS, name), 'utf8')));
  // CloudFormation's own tags (!Ref) mean nothing here.
  const files = texts.map((content) => parse(content, { logLevel: 'silent' }) as FunctionFile);
  return files.flatMap((file) =>
    Object.entries(file).flatMap(([name, { events = [] }]) =>
      events.flatMap(({ eventBridge }) =>
        eventBridge ? [{ function: name, pattern: eventBridge.pattern }] : [],
      ),
    ),
  );
}

/** Whether a rule is for this event. Patterns here list whole values. */
export const matches = ({ pattern }: Rule, event: BusEvent): boolean =>
  (pattern.source?.includes(event.source) ?? true) &&
  (pattern['detail-type']?.includes(event['detail-type']) ?? true);
