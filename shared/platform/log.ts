/** The one logger: structured JSON. Messages are static text; what varies goes into the fields. */
import { Logger } from '@aws-lambda-powertools/logger';

import type { Log, LogFields } from '../adapter-kit/log.ts';

/** @param service the function's name, on every line */
export function createLog(service: string): Log {
  const logger = new Logger({ serviceName: service });
  return {
    debug: (message, fields = {}) => logger.debug(message, boundedFields(fields)),
    info: (message, fields = {}) => logger.info(message, boundedFields(fields)),
    warn: (message, fields = {}) => logger.warn(message, boundedFields(fields)),
    error: (message, error, fields = {}) =>
      logger.error(message, boundedFields({ ...fields, ...describe(error) })),
  };
}

/** Characters of one text, entries of one list: what a line says is for an operator to read. */
const LONGEST_TEXT = 1000;
const MOST_ENTRIES = 20;

/** Whatever others' answers and requests bring along, a line stays short. */
function bounded(value: LogFields[string]): LogFields[string] {
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  if (!Array.isArray(value)) return value;
  const kept = value.slice(0, MOST_ENTRIES).map((text) => text.slice(0, LONGEST_TEXT));
  const more = value.length - kept.length;
  return more > 0 ? [...kept, `and ${more} more`] : kept;
}

const boundedFields = (fields: LogFields): LogFields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, bounded(value)]));

/** Without the stack's absolute paths and without `cause`, which may hold a vendor's answer. A parser's own message quotes what it read. */
function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const message = error instanceof SyntaxError ? 'It is not in the expected syntax.' : error.message;
  return { error_name: error.name, error_code: code, error: message };
}
