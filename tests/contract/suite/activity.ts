import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../local/simulator/types.ts';
import { type Connection, MOST_EVENTS } from '../../../shared/adapter-kit/contract.ts';
import { ACCOUNT_VERSION, type Account } from '../../../shared/model/account.ts';
import type { SourceErrorCode } from '../../../shared/model/source.ts';
import { describeEventLog, expectEvent, FROM, type ReadingSubject } from './event-log.ts';
import { type AdapterUnderTest, errorOf, type Item, NOW, type SetStage, STORY } from './subject.ts';

const CODES: readonly (readonly [Fault, SourceErrorCode])[] = [
  ['401', 'credentials_refused'],
  ['429', 'rate_limited'],
  ['500', 'unreachable'],
  ['hang', 'unreachable'],
  ['cut', 'unreachable'],
  ['html', 'unintelligible'],
  ['truncated', 'unintelligible'],
  ['empty', 'unintelligible'],
];

type Method = NonNullable<AdapterUnderTest<unknown>['activity']>[number];

/** Accounts and events, for adapters that know of them; the others say so by having no method. */
export function describeActivity<Config>(subject: AdapterUnderTest<Config>, stage: SetStage): void {
  const { activity = [], adapter } = subject;

  describe('accounts and events', () => {
    it('has exactly the methods that it should', async () => {
      const connection = (await stage()).connect();
      const methods: Method[] = ['accountsOf', 'eventsOf', 'eventsSince'];
      expect(methods.filter((method) => connection[method] !== undefined)).toEqual([...activity]);
    });

    if (activity.includes('accountsOf')) describeAccounts(adapter.source, stage);
    if (activity.includes('eventsOf')) describeEvents(adapter.source, stage);
    if (activity.includes('eventsSince')) describeEventLog(subject as ReadingSubject, stage);
    for (const method of activity) describeFailuresOf(method, subject, stage);
  });
}

function describeAccounts(source: string, stage: SetStage): void {
  it('finds a person’s account, with the day that it is about', async () => {
    const answer = await (await stage()).connect().accountsOf?.(STORY.toUpperCase());
    expect(answer).toMatchObject({ complete: true, dropped: [] });
    expect(answer?.records.length).toBeGreaterThan(0);
    for (const account of answer?.records ?? []) expectAccount(account, source);
    expect(answer).toMatchSnapshot();
  });

  it('calls nobody’s account a complete empty answer', async () => {
    const connection = (await stage()).connect();
    for (const email of ['nobody@example.com', 'no address', '']) {
      expect(await connection.accountsOf?.(email)).toEqual({ complete: true, dropped: [], records: [] });
    }
  });
}

function expectAccount(account: Account, source: string): void {
  expect(account).toMatchObject({ v: ACCOUNT_VERSION, source, owners: [STORY] });
  expect(account.id).toMatch(/^[^#\s]+$/);
  expect(account.synced_at).toBe(NOW.toISOString());
  if (account.about !== undefined) expect(account.about).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(JSON.parse(JSON.stringify(account))).toEqual(account);
}

function describeEvents(source: string, stage: SetStage): void {
  it('finds what happened to a person’s accounts, newest first', async () => {
    const answer = await (await stage()).connect().eventsOf?.(STORY.toUpperCase());
    expect(answer).toMatchObject({ complete: true, dropped: [] });
    const events = answer?.records ?? [];
    expect(events.length).toBeGreaterThan(0);
    expect(events.length).toBeLessThanOrEqual(MOST_EVENTS);
    for (const event of events) expectEvent(event, source);
    for (const event of events) expect(event.owners).toEqual([STORY]);
    const times = events.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().reverse());
    expect(events[0]).toMatchSnapshot();
  });

  it('calls nobody’s events a complete empty answer', async () => {
    const connection = (await stage()).connect();
    for (const email of ['nobody@example.com', 'no address', '']) {
      expect(await connection.eventsOf?.(email)).toEqual({ complete: true, dropped: [], records: [] });
    }
  });
}

const ASK: Record<Method, (connection: Connection<Item>) => Promise<{ records: unknown[] }> | undefined> = {
  accountsOf: (connection) => connection.accountsOf?.(STORY),
  eventsOf: (connection) => connection.eventsOf?.(STORY),
  eventsSince: (connection) => connection.eventsSince?.(undefined, FROM),
};

function describeFailuresOf<Config>(
  method: Method,
  subject: AdapterUnderTest<Config>,
  stage: SetStage,
): void {
  const can = (fault: Fault) => !subject.cannot?.includes(fault);
  const impatient = { http: { timeout: 300, retries: 0 } };

  it.each(CODES.filter(([fault]) => can(fault)))(
    `${method} says of %s: %s, and recovers`,
    async (fail, code) => {
      const { simulator, connect } = await stage({ fail });
      const connection = connect(fail === 'hang' ? impatient : {});
      expect((await errorOf(ASK[method](connection))).code).toBe(code);
      simulator.faults.clear();
      expect((await ASK[method](connection))?.records.length).toBeGreaterThan(0);
    },
  );

  it(`${method} says credentials_refused of wrong credentials`, async () => {
    const { connect } = await stage();
    const connection = connect({ settings: subject.wrongCredentials });
    expect((await errorOf(ASK[method](connection))).code).toBe('credentials_refused');
    expect((await errorOf(connection.check())).code).toBe('credentials_refused');
  });

  it(`${method} loses what cannot be read, and nothing else`, async () => {
    const { simulator, connect } = await stage();
    const connection = connect();
    const good = await ASK[method](connection);
    simulator.faults.set({ fail: 'malformed' });
    const answer = (await ASK[method](connection)) as typeof good & { dropped: unknown[]; complete: boolean };
    expect(answer).toMatchObject({ complete: false, dropped: [expect.anything()] });
    expect(answer.records).toHaveLength((good?.records.length ?? 0) - 1);
  });
}
