/** One client's connection: login, then one answer per message. */
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from '../../../local/simulator/types.ts';
import type { Database } from './database.ts';
import { askedEncryption, type Login, parseLogin, preloginAnswer, withoutHeaders } from './login.ts';
import { type Message, PACKET, readMessages, writeBrokenMessage, writeMessage } from './packets.ts';
import { parseCall } from './rpc.ts';
import { done, error, loginAccepted, resetDone, resultSet, returnStatus, type Value } from './tokens.ts';
import { SqlError } from './tsql.ts';

export interface ConnectionOptions {
  user: string;
  password: string;
  database: string;
  /** Made when first asked for: a large company takes seconds. */
  tables(): Database;
  /** Asked once per statement of the adapter. */
  nextFault(): Faults;
  /** Continues inside TLS after the PRELOGIN answer, for `encrypt: true`. */
  secure?: (() => Duplex) | undefined;
}

/** Serves until the client hangs up. */
export function serve(stream: Duplex, options: ConnectionOptions): void {
  let packetSize = 4096;
  let cancelled = new AbortController();
  // Answers leave in the order of the questions, one for each.
  let turn: Promise<void> = Promise.resolve();

  const handle = async (message: Message, signal: AbortSignal) => {
    const answer = (payload: Buffer) => writeMessage(stream, payload, packetSize);
    if (message.ignore) return answer(done('batch', { error: true }));
    switch (message.type) {
      case PACKET.prelogin:
        return answerPrelogin(stream, message, options);
      case PACKET.login: {
        const login = parseLogin(message.payload);
        packetSize = login.packetSize;
        return answerLogin(stream, login, options);
      }
      case PACKET.attention:
        return answer(done('batch', { attention: true }));
      case PACKET.batch:
        return answer(Buffer.concat([message.reset ? resetDone() : Buffer.alloc(0), done('batch')]));
      case PACKET.rpc:
        return answerCall(stream, message, options, signal, packetSize);
      default:
        return void stream.destroy();
    }
  };

  readMessages(stream, (message) => {
    if (message.type === PACKET.attention) {
      cancelled.abort();
      cancelled = new AbortController();
    }
    const { signal } = cancelled;
    turn = turn
      .then(() => handle(message, signal))
      .catch((failure: unknown) => {
        process.emitWarning(`The LANDESK simulator failed: ${failure}`);
        stream.destroy();
      });
  });
  // A client that goes away in the middle of an answer is no failure of ours.
  stream.on('error', () => stream.destroy());
}

function answerPrelogin(stream: Duplex, message: Message, options: ConnectionOptions): void {
  const wrapped = askedEncryption(message.payload) === 1 ? options.secure : undefined;
  writeMessage(stream, preloginAnswer(wrapped ? 1 : 2));
  if (!wrapped) return;
  stream.removeAllListeners('data');
  serve(wrapped(), { ...options, secure: undefined });
}

function answerLogin(stream: Duplex, login: Login, options: ConnectionOptions): void {
  const refusal = refusalOf(login, options);
  if (refusal) {
    writeMessage(stream, Buffer.concat([refusal, done('batch', { error: true })]));
    stream.end();
  } else {
    const accepted = loginAccepted(login.database, login.tdsVersion, login.packetSize);
    writeMessage(stream, accepted, login.packetSize);
  }
}

/** Numbers and texts as SQL Server says them. */
function refusalOf({ user, password, database }: Login, options: ConnectionOptions): Buffer | undefined {
  const { fail } = options.nextFault();
  if (fail === '429') {
    const text = 'Could not connect because the maximum number of user connections has been reached.';
    return error(17809, text, 20);
  }
  const known = user === options.user && password === options.password;
  if (fail === '401' || !known) return error(18456, `Login failed for user '${user}'.`, 14);
  if (database === options.database) return undefined;
  return error(4060, `Cannot open database "${database}" requested by the login.`, 11);
}

async function answerCall(
  stream: Duplex,
  message: Message,
  options: ConnectionOptions,
  signal: AbortSignal,
  packetSize: number,
): Promise<void> {
  const call = parseCall(withoutHeaders(message.payload));
  // The pool's own question whether the connection lives.
  const fault = /^SELECT 1;?$/i.test(call.statement.trim()) ? {} : options.nextFault();
  const wait = fault.fail === 'hang' ? 600_000 : (fault.delay ?? 0);
  if (wait) await sleep(wait, undefined, { signal, ref: false }).catch(() => {});
  if (signal.aborted) return writeMessage(stream, done('procedure', { error: true }), packetSize);
  const payload = Buffer.concat([message.reset ? resetDone() : Buffer.alloc(0), work(call, options, fault)]);
  switch (fault.fail) {
    case 'html':
      return void stream.end(
        'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<!doctype html><title>Sign in</title>',
      );
    case 'empty':
      return void stream.end();
    case 'cut':
    case 'truncated':
      writeBrokenMessage(stream, payload);
      return void stream.end();
    default:
      return writeMessage(stream, payload, packetSize);
  }
}

function work(
  call: { statement: string; parameters: Map<string, Value> },
  options: ConnectionOptions,
  fault: Faults,
): Buffer {
  try {
    if (fault.fail === '500')
      throw new SqlError(823, 'The operating system returned an error to SQL Server.');
    const result = options.tables().query(call.statement, call.parameters);
    // A key that is no number: what a site's own view in place of a table could give.
    if (fault.fail === 'malformed') result.rows[0]?.splice(0, 1, 'unreadable');
    const rows = Buffer.concat([
      resultSet(result),
      done('inProcedure', { more: true, count: result.rows.length }),
    ]);
    return Buffer.concat([rows, returnStatus(), done('procedure')]);
  } catch (failure) {
    const { number, message } = failure instanceof SqlError ? failure : new SqlError(50_000, String(failure));
    return Buffer.concat([error(number, message), done('procedure', { error: true })]);
  }
}
