/** The one logger: structured JSON. Messages are static text; what varies goes into the fields. */
import { Logger } from '@aws-lambda-powertools/logger';

/** Fields that a log line may carry. Never tokens, e-mails, cookies or vendor payloads. */
export type LogFields = Record<string, string | number | boolean | null | undefined | string[]>;

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** `error` is reduced to its name, code and message. */
  error(message: string, error: unknown, fields?: LogFields): void;
}

/** @param service the function's name, on every line */
export function createLog(service: string): Log {
  const logger = new Logger({ serviceName: service });
  return {
    debug: (message, fields = {}) => logger.debug(message, fields),
    info: (message, fields = {}) => logger.info(message, fields),
    warn: (message, fields = {}) => logger.warn(message, fields),
    error: (message, error, fields = {}) => logger.error(message, { ...fields, ...describe(error) }),
  };
}

/** Without the stack's absolute paths and without `cause`, which may hold a vendor's answer. */
function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { error_name: error.name, error_code: code, error: error.message };
}

/** Says nothing. For tests and for commands whose stdout is their answer. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
