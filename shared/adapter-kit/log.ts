/** What is said while working. Messages are static text; what varies goes into the fields. */

/** Fields that a log line may carry. Never tokens, e-mails, cookies or vendor payloads. */
export type LogFields = Record<string, string | number | boolean | null | undefined | string[]>;

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** `error` is reduced to its name, code and message. */
  error(message: string, error: unknown, fields?: LogFields): void;
}

/** Says nothing. For tests and for commands whose stdout is their answer. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
