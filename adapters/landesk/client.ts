/** Talks to the core database: one pool per container, parameters only, errors with stable codes. */
import { setTimeout as sleep } from 'node:timers/promises';
import sql from 'mssql';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import type { Log } from '../../shared/adapter-kit/log.ts';
import type { Config } from './config.ts';

/** A row with its column names in lower case (sites differ) and its text trimmed (CHAR columns are padded). */
export type Row = Record<string, string | number | null>;

/** Values of `@name` in a statement. */
export type Parameters = Record<string, string | number>;

export interface Client {
  /** @throws SourceError */
  query(statement: string, parameters?: Parameters): Promise<Row[]>;
  close(): Promise<void>;
}

/** Tries of one query, the first included. */
const TRIES = 3;
const FIRST_PAUSE = 100;

/** A connection is opened by the first query. */
export function createClient(config: Config, log: Log): Client {
  let pool: Promise<sql.ConnectionPool> | undefined;

  const open = () => {
    const fresh = new sql.ConnectionPool(poolConfig(config));
    // Without a listener an idle connection that breaks would end the process.
    fresh.on('error', (error: unknown) => log.warn('LANDESK connection lost', { error_code: codeOf(error) }));
    return fresh.connect();
  };

  const close = async () => {
    const opened = pool;
    pool = undefined;
    await (await opened?.catch(() => undefined))?.close();
  };

  const once = async (statement: string, parameters: Parameters): Promise<Row[]> => {
    pool ??= open();
    try {
      const request = (await pool).request();
      for (const [name, value] of Object.entries(parameters)) {
        request.input(name, typeof value === 'number' ? sql.Int : sql.NVarChar, value);
      }
      return (await request.query<Record<string, unknown>>(statement)).recordset.map(plain);
    } catch (error) {
      const failure = sourceErrorOf(error);
      // A query that the server answered with an error leaves the pool usable; a broken login or line does not.
      if (!(error instanceof sql.RequestError) || failure.code === 'unreachable') await close();
      throw failure;
    }
  };

  return {
    close,
    async query(statement, parameters = {}) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(statement, parameters);
        } catch (error) {
          const again = error instanceof SourceError && error.code === 'unreachable' && !timedOut(error);
          if (!again || attempt >= TRIES) throw error;
          await sleep(Math.random() * FIRST_PAUSE * 2 ** attempt);
        }
      }
    },
  };
}

function poolConfig(config: Config): sql.config {
  const encrypt = { on: true, strict: 'strict', off: false }[config.encrypt];
  return {
    server: config.server,
    ...(config.instance ? {} : { port: config.port }),
    database: config.database,
    user: config.user,
    password: config.password,
    ...(config.domain ? { domain: config.domain } : {}),
    connectionTimeout: config.timeout_ms,
    requestTimeout: config.timeout_ms,
    pool: { max: config.connections, min: 0, idleTimeoutMillis: 30_000 },
    // The driver takes 'strict' here and nowhere else; its published types know only booleans.
    options: {
      encrypt: encrypt as boolean,
      trustServerCertificate: config.trust_server_certificate,
      readOnlyIntent: true,
      appName: 'Stethoscope',
      ...(config.instance ? { instanceName: config.instance } : {}),
      ...(config.server_name ? { serverName: config.server_name } : {}),
      ...(config.ca ? { cryptoCredentialsDetails: { ca: config.ca } } : {}),
    },
  };
}

function plain(row: Record<string, unknown>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (typeof value === 'string') return [name.toLowerCase(), value.trim()];
      return [name.toLowerCase(), typeof value === 'number' ? value : null];
    }),
  );
}

/** SQL Server's numbers for "you may not": permission denied, database not for this login, login failed. */
const REFUSED = new Set([229, 230, 262, 297, 300, 4060, 18452, 18456, 18470, 18486, 18487, 18488]);
/** Too many connections or requests. */
const LIMITED = new Set([10928, 10929, 17809, 40501]);
/** The server has trouble of its own: deadlock, lock time-out, disk, memory, shutdown. */
const TROUBLE = new Set([701, 823, 824, 1205, 1222, 6005, 17142, 40613]);

function sourceErrorOf(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const code = codeOf(error);
  const number = numberOf(error);
  const failure = (kind: SourceError['code'], message: string) =>
    new SourceError(kind, message, { cause: error });
  if (number !== undefined) {
    if (REFUSED.has(number))
      return failure('credentials_refused', `SQL Server refused the login (error ${number}).`);
    if (LIMITED.has(number))
      return failure('rate_limited', `SQL Server takes no more requests (error ${number}).`);
    if (TROUBLE.has(number)) return failure('unreachable', `SQL Server could not answer (error ${number}).`);
    return failure('unintelligible', `The core database is not as expected (error ${number}).`);
  }
  if (code === 'ELOGIN') {
    // The driver keeps no number of a login that failed, so error 17809 is known by its text.
    const full = error instanceof Error && /maximum number of user connections/i.test(error.message);
    if (full) return failure('rate_limited', 'SQL Server takes no more connections.');
    return failure('credentials_refused', 'SQL Server refused the login.');
  }
  if (code === 'ETIMEOUT') return failure('unreachable', 'SQL Server did not answer in time.');
  return failure('unreachable', `SQL Server cannot be reached (${code}).`);
}

/** Waiting that long again would outlast the page. */
function timedOut(error: SourceError): boolean {
  return codeOf(error.cause) === 'ETIMEOUT';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

function numberOf(error: unknown): number | undefined {
  const sources = [
    error,
    (error as { originalError?: { info?: unknown } }).originalError?.info,
    (error as { originalError?: unknown }).originalError,
  ];
  for (const source of sources) {
    if (
      typeof source === 'object' &&
      source !== null &&
      'number' in source &&
      typeof source.number === 'number'
    )
      return source.number;
  }
  return undefined;
}
