/** The one logger: structured JSON. Messages are static text; what varies goes into the fields. */
import { Logger } from '@aws-lambda-powertools/logger';

import type { Log, LogFields } from '../adapter-kit/log.ts';

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
