/** What the parts of the adapter suite share: the adapter in question, a stage to try it on, and small helpers. */
import { afterEach, expect } from '@jest/globals';
import { type Company, makeCompany } from '../../../local/company/index.ts';
import type { Fault, Faults, Simulator, SimulatorOptions } from '../../../local/simulator/types.ts';
import type { Adapter, AdapterContext, Connection } from '../../../shared/adapter-kit/contract.ts';
import type { SourceError } from '../../../shared/adapter-kit/errors.ts';
import { createHttp, type HttpOptions } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { parseSettings } from '../../../shared/adapter-kit/settings.ts';
import { everyPage, following } from '../../../shared/adapter-kit/walks.ts';
import { canonicalSerial } from '../../../shared/identifiers/index.ts';
import type {
  Answer,
  Claim,
  DeviceRecord,
  FactName,
  Platform,
  RecordPart,
} from '../../../shared/model/record.ts';

export type Item = DeviceRecord | Claim;

export interface AdapterUnderTest<Config> {
  adapter: Adapter<Config>;
  startSimulator(options: SimulatorOptions): Promise<Simulator>;
  /** The platforms of the sample company that the vendor knows. */
  platforms: readonly Platform[];
  /** Settings with which the sample company takes several pages. */
  smallPages: Record<string, unknown>;
  /** Settings that the vendor refuses. */
  wrongCredentials: Record<string, unknown>;
  /** For an adapter that does not use `context.http`: settings with which it gives up after about 300 ms. */
  impatient?: Record<string, unknown>;
  /** Faults that its protocol cannot have (TDS knows no HTML), or that its vendor cannot (one list has no half). */
  cannot?: readonly Fault[];
  /**
   * Parts of a record that the vendor answers apart from its list, so that they may fail alone: the fault `half` makes
   * all of them fail. Absent: `half` makes one of several lists fail.
   */
  apart?: readonly RecordPart[];
  /** Lookups that the vendor cannot answer for sure: they say `complete: false` whatever they find. */
  neverSure?: readonly Way[];
  /** For a vendor that finds only some of its devices by address: which. */
  foundByMac?: (item: Item) => boolean;
  /** Declared facts that no device of the sample company has, by platform. Tests of the adapter itself have them. */
  rare?: Partial<Record<Platform, readonly string[]>>;
  /** Facts that being listed already is: an agent that reports is there, whatever else is known of it. */
  toldByListing?: readonly FactName[];
  /** What it knows besides devices; absent: nothing. */
  activity?: readonly ('accountsOf' | 'eventsOf' | 'eventsSince')[];
}

/** `all`: a source that can be asked nothing else is walked, and what carries the person's hardware is theirs. */
type Way = 'byEmail' | 'bySerial' | 'byMac' | 'all';

/** What a connection is asked: a way, and the value that it takes. */
export type Question = readonly [Way, string];

/** What `complete` is when all went well. */
export const isSure = (subject: Pick<AdapterUnderTest<unknown>, 'neverSure'>, way: Way = 'byEmail') =>
  !subject.neverSure?.includes(way);

/** Everything lies around this time, so that answers can be frozen. */
export const NOW = new Date('2026-11-23T09:00:00.000Z');
/** Has several devices at every vendor that is about devices. */
export const STORY = 'user@example.com';
const PEOPLE = 60;

export interface Stage {
  company: Company;
  simulator: Simulator;
  connect(options?: ConnectOptions): Connection<Item>;
  /** How a page comes to what is a person's: by e-mail, or by their hardware if the source knows no people. */
  questions(connection: Connection<Item>, email: string): Question[];
  /** What those questions find, as one answer. */
  find(connection: Connection<Item>, email: string): Promise<Answer<Item>>;
}

export interface ConnectOptions {
  settings?: Record<string, unknown>;
  http?: Partial<HttpOptions>;
  now?: () => Date;
}

export type SetStage = (faults?: Faults, change?: (company: Company) => Company) => Promise<Stage>;

/** @returns what starts a simulator with a company of its own; all are closed after each test */
export function stagesFor<Config>(subject: AdapterUnderTest<Config>): SetStage {
  const open: { close?(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const thing of open.splice(0).reverse()) await thing.close?.();
  });
  return async (faults = {}, change = (company) => company) => {
    const company = change(makeCompany({ people: PEOPLE, now: NOW }));
    const simulator = await subject.startSimulator({ company, faults });
    open.push(simulator);
    const connect = (options: ConnectOptions = {}) => {
      const connection = connectTo(subject, simulator, options);
      open.push(connection);
      return connection;
    };
    const questions = (connection: Connection<Item>, email: string): Question[] =>
      connection.byEmail ? [['byEmail', email]] : hardwareOf(subject, connection, company, email);
    const find = async (connection: Connection<Item>, email: string) => {
      const answer = await answerTo(connection, questions(connection, email));
      if (!isOnlyWalked(connection)) return answer;
      const macs = company.devicesOf(email).flatMap((device) => device.mac_addresses);
      const records = answer.records.filter((item) => macsOf(item).some((mac) => macs.includes(mac)));
      return { ...answer, records };
    };
    return { company, simulator, connect, questions, find };
  };
}

/** Each device of the person that the source lists, by what it can be asked. */
function hardwareOf<Config>(
  { adapter, platforms }: AdapterUnderTest<Config>,
  connection: Connection<Item>,
  company: Company,
  email: string,
): Question[] {
  const listed = company.numbers(adapter.source, platforms);
  if (isOnlyWalked(connection)) return [['all', '']];
  return company
    .devicesOf(email)
    .filter(({ number }) => listed.includes(number))
    .flatMap(({ serial, mac_addresses: [mac] }): Question[] => {
      const usable = canonicalSerial(serial);
      if (connection.bySerial && usable !== undefined) return [['bySerial', usable]];
      return connection.byMac && mac !== undefined ? [['byMac', mac]] : [];
    });
}

/** One after the other, so that a fault that happens once happens to the first. */
export async function answerTo(
  connection: Connection<Item>,
  questions: readonly Question[],
): Promise<Answer<Item>> {
  const whole: Answer<Item> = { complete: true, dropped: [], records: [] };
  for (const [way, value] of questions) {
    const answer = await (way === 'all' ? wholeOf(connection) : connection[way]?.(value));
    if (!answer) throw new TypeError(`It cannot be asked ${way}.`);
    whole.complete &&= answer.complete;
    whole.dropped.push(...answer.dropped);
    whole.records.push(...answer.records);
  }
  return whole;
}

/** Whether it can be asked about nobody and nothing. */
export const isOnlyWalked = ({ byEmail, bySerial, byMac, all }: Connection<Item>): boolean =>
  !byEmail && !bySerial && !byMac && all !== undefined;

async function wholeOf(connection: Connection<Item>): Promise<Answer<Item> | undefined> {
  const { all } = connection;
  return all && everyPage((cursor) => all.call(connection, cursor));
}

function connectTo<Config>(
  { adapter }: AdapterUnderTest<Config>,
  simulator: Simulator,
  options: ConnectOptions,
): Connection<Item> {
  const value = deepFreeze({ ...structuredClone(simulator.settings), ...options.settings });
  const config = parseSettings(adapter.source, adapter.config, value);
  const context: AdapterContext = {
    http: createHttp({ retries: 1, backoff: 1, longestWait: 50, ...options.http }),
    log: silentLog,
    now: options.now ?? (() => NOW),
  };
  return adapter.connect(config, context) as Connection<Item>;
}

/** Walks to the end. @throws Error when it does not end */
export async function walk(
  connection: Connection<Item>,
): Promise<{ pages: number; complete: boolean; items: Item[] }> {
  if (!connection.all) throw new TypeError('This source cannot list everything.');
  const items: Item[] = [];
  let complete = true;
  const cursors: (string | undefined)[] = [undefined];
  for (let pages = 1; pages < 1000; pages += 1) {
    const page = await connection.all(cursors.shift());
    items.push(...page.records);
    complete &&= page.complete;
    cursors.unshift(...following(page));
    if (cursors.length === 0) return { pages, complete, items };
  }
  throw new Error('The walk does not end.');
}

export async function errorOf(work: Promise<unknown> | undefined): Promise<SourceError> {
  const outcome = await work?.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (outcome && 'error' in outcome) {
    expect(outcome.error).toHaveProperty('name', 'SourceError');
    return outcome.error as SourceError;
  }
  throw new Error('It did not throw.');
}

export function serialsOf(items: readonly Item[]): string[] {
  return items.map((item) => serialOf(item) ?? '').sort();
}

export function serialOf(item: Item): string | undefined {
  return 'identifiers' in item ? item.identifiers.serial : item.serial;
}

export function macsOf(item: Item): string[] {
  return ('identifiers' in item ? item.identifiers.mac_addresses : item.mac_addresses) ?? [];
}

export const idsOf = (items: readonly Item[]) => items.map(({ id }) => id).sort();

export const NOTHING: Answer<Item> = { complete: true, dropped: [], records: [] };

export function deepFreeze<Value>(value: Value): Value {
  if (value && typeof value === 'object') {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
