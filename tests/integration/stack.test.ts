import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { InUseError } from '../../local/data.ts';
import type { AnswerMessage } from '../../local/notifications/receiver.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import type { EventsAnswer } from '../../shared/model/activity.ts';
import type { Report, ReportSource } from '../../shared/model/report.ts';
import type { Summary } from '../../shared/model/totals.ts';
import { type NotifiedStack, notified } from './on-stack/notifications.ts';
import { Visitor } from './visitor.ts';

// The first call of each function starts it, and several may start at once on a busy machine.
jest.setTimeout(60_000);

let folder: string;
let stack: Stack;
const answers: AnswerMessage[] = [];
const on = { answers, signedIn } as unknown as NotifiedStack;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-stack-'));
  await mkdir(join(folder, 'site'));
  await writeFile(join(folder, 'site/index.html'), '<!doctype html><title>The page</title>');
  stack = await startStack(options());
  Object.assign(on, { stack, data: options().folder });
}, 180_000);
afterAll(async () => {
  await stack?.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const options = () => ({
  people: 30,
  folder: join(folder, 'data'),
  site: join(folder, 'site'),
  answered: (message: AnswerMessage) => void answers.push(message),
});

/** Somebody who is signed in. */
async function signedIn(name: string): Promise<Visitor> {
  const visitor = new Visitor();
  const arrived = await visitor.signIn(stack.origin, `${name}@example.com`);
  expect(arrived.url.href).toBe(`${stack.origin}/`);
  expect(arrived.text).toContain('The page');
  return visitor;
}

/** Asks again while a source is still being asked, as the page does. */
async function reportOf(visitor: Visitor, who = 'me'): Promise<Report> {
  for (;;) {
    const visit = await visitor.visit(`${stack.origin}/api/v1/report/${who}`);
    expect(visit.status).toBe(200);
    const report = visit.json() as Report;
    if (report.retry_after === undefined) return report;
    await sleep(report.retry_after * 1000);
  }
}

const stateOf = (report: Report, name: string): ReportSource | undefined =>
  report.sources.find(({ source }) => source === name);

describe('without a session', () => {
  it('says who is asked for, as a problem document', async () => {
    const visit = await new Visitor().visit(`${stack.origin}/api/v1/report/me`);
    expect(visit.status).toBe(401);
    expect(visit.headers.get('content-type')).toContain('application/problem+json');
    expect(visit.json()).toMatchObject({ status: 401, code: 'not_signed_in' });
  });

  it('answers a health check, and a problem document where there is nothing', async () => {
    const visitor = new Visitor();
    expect((await visitor.visit(`${stack.origin}/healthcheck`)).status).toBe(200);
    const nothing = await visitor.visit(`${stack.origin}/api/v1/no/such/thing`);
    expect(nothing.status).toBe(404);
    expect(nothing.json()).toMatchObject({ code: 'no_such_route' });
  });

  it('lets nobody in past the CDN', async () => {
    const visit = await new Visitor().visit(`${stack.api}/api/v1/report/me`, {
      headers: { 'x-origin-secret': 'a guess that is long enough' },
    });
    expect(visit.status).toBe(403);
    expect(visit.json()).toMatchObject({ code: 'not_through_the_site' });
  });
});

describe('what is too large', () => {
  it.each([
    ['Lambda', 7_000_000],
    ['the HTTP API', 11_000_000],
  ])('for %s is refused, and the next request is answered', async (_, length) => {
    const address = `${stack.origin}/api/v1/notifications`;
    const answer = await fetch(address, { method: 'POST', body: 'a'.repeat(length) });
    expect(answer.status).toBe(413);
    expect((await new Visitor().visit(`${stack.origin}/healthcheck`)).status).toBe(200);
  });
});

describe('signing in', () => {
  it('goes through the provider and says who it is', async () => {
    const visitor = await signedIn('user');
    const session = await visitor.visit(`${stack.origin}/api/v1/session`);
    expect(session.json()).toMatchObject({ user: 'user@example.com', roles: ['employee'] });
  });

  it('gives roles by the provider’s groups', async () => {
    const session = await (await signedIn('security')).visit(`${stack.origin}/api/v1/session`);
    expect(session.json()).toMatchObject({ roles: expect.arrayContaining(['security']) });
  });

  it('does not let in who the provider does not know', async () => {
    const visitor = new Visitor();
    const arrived = await visitor.signIn(stack.origin, 'nobody@example.com');
    expect(arrived.status).toBe(422);
    expect(arrived.text).toContain('nobody@example.com');
    expect((await visitor.visit(`${stack.origin}/api/v1/report/me`)).status).toBe(401);
  });

  it('ends with signing out', async () => {
    const visitor = await signedIn('green');
    const out = await visitor.visit(`${stack.origin}/auth/signout`, { method: 'POST', json: {} });
    const { redirect } = out.json() as { redirect: string };
    expect(redirect).toContain(stack.issuer);
    expect((await visitor.visit(`${stack.origin}/api/v1/report/me`)).status).toBe(401);
  });
});

describe('a feed', () => {
  it('is read by its function, kept, and asked for only what is new after that', async () => {
    for (const [feed, simulator] of stack.feeds) {
      expect([feed, await stack.invoke(`feed-${feed}`, {})]).toEqual([feed, { feed, read: 'taken' }]);
      const calls = simulator.calls();
      expect([feed, await stack.invoke(`feed-${feed}`, {})]).toEqual([feed, { feed, read: 'unchanged' }]);
      expect(simulator.unchanged()).toBe(simulator.calls() - calls);
    }
  });
});

describe('a report', () => {
  it.each([
    ['user', 'warn'],
    ['green', 'ok'],
    ['one-red', 'warn'],
    ['one-unknown', 'unknown'],
  ])('of %s shows the story, from every source: %s', async (name, worst) => {
    const report = await reportOf(await signedIn(name));
    expect(report.user).toBe(`${name}@example.com`);
    expect(report.verdict.worst).toBe(worst);
    expect(report.verdict.devices).toBeGreaterThan(0);
    const knowDevices = [...stack.simulators.keys()].filter((source) => source !== 'duo');
    expect(report.sources.map(({ source }) => source).sort()).toEqual(knowDevices.sort());
    expect(report.sources.map(({ state }) => state)).toEqual(report.sources.map(() => 'fresh'));
  });

  it('of a person without devices is complete and empty', async () => {
    const report = await reportOf(await signedIn('nothing'));
    expect(report.devices).toEqual([]);
    expect(stateOf(report, 'jamf')?.state).toBe('fresh');
  });

  it('comes from what is stored the second time', async () => {
    const visitor = await signedIn('green');
    await reportOf(visitor);
    const calls = stack.simulators.get('jamf')?.calls();
    await reportOf(visitor);
    expect(stack.simulators.get('jamf')?.calls()).toBe(calls);
  });

  it('of somebody else is refused to an employee', async () => {
    const visit = await (await signedIn('green')).visit(`${stack.origin}/api/v1/report/user@example.com`);
    expect(visit.status).toBe(403);
    expect(visit.json()).toMatchObject({ code: 'not_allowed' });
  });

  it('of somebody else is open to the security team, and the person sees who looked', async () => {
    const report = await reportOf(await signedIn('security'), 'one-red@example.com');
    expect(report.user).toBe('one-red@example.com');
    const looks = await (await signedIn('one-red')).visit(`${stack.origin}/api/v1/me/looks`);
    expect(looks.text).toContain('security@example.com');
  });
});

describe('accounts and sign-ins', () => {
  it('come from the source that is asked, and from the log that is read for everybody', async () => {
    const visitor = await signedIn('user');
    await stack.invoke('source-duo', { tick: true });
    const accounts = await visitor.visit(`${stack.origin}/api/v1/accounts/me`);
    expect(accounts.json()).toMatchObject({
      accounts: [{ source: 'google', second_factor: { on: true }, about: expect.any(String) }],
      sources: [{ source: 'google', state: 'fresh' }],
    });
    const events = await visitor.visit(`${stack.origin}/api/v1/events/me`);
    const { events: found, sources } = events.json() as EventsAnswer;
    expect(new Set(found.map(({ source }) => source))).toEqual(new Set(['google', 'duo']));
    expect(sources.find(({ source }) => source === 'duo')).toHaveProperty('covers');
  });
});

describe('when a vendor fails', () => {
  afterAll(async () => {
    stack.setFault('jamf', {});
    // As an operator does who has mended something: nobody waits until the source is let alone no more.
    await stack.invoke('source-jamf', { check: true });
  });

  /** Who asks soon after another gets what that one brought; so until it is really asked. */
  async function failToAsk(email: string): Promise<void> {
    for (;;) {
      const answer = await stack.invoke('source-jamf', { by: 'email', value: email });
      if (typeof answer === 'object' && answer !== null && 'error' in answer) return;
      await sleep(500);
    }
  }

  it('keeps what was known, names the source and shows its age', async () => {
    const visitor = await signedIn('user');
    const before = await reportOf(visitor);
    stack.setFault('jamf', { fail: '500' });
    await failToAsk('user@example.com');

    const report = await reportOf(visitor);
    expect(stateOf(report, 'jamf')).toMatchObject({
      state: 'failed',
      code: 'unreachable',
      synced_at: stateOf(before, 'jamf')?.synced_at,
    });
    expect(report.devices.map(({ device_id }) => device_id)).toEqual(
      before.devices.map(({ device_id }) => device_id),
    );
  });

  it('still answers whom it knows nothing about, and does not call that fine', async () => {
    const { email } = stack.company.person(20);
    const visitor = new Visitor();
    await visitor.signIn(stack.origin, email);
    const report = await reportOf(visitor);
    expect(stateOf(report, 'jamf')).toMatchObject({ state: 'failed', synced_at: null });
  });
});

describe('a sweep', () => {
  /** One cannot list everything; the other has no devices, and its schedule may have been a moment faster. */
  const OTHERWISE: Record<string, RegExp> = { bitfit: /^not_swept$/, duo: /^(read|early)$/ };

  it('of every source finds all its devices', async () => {
    for (const source of stack.simulators.keys()) {
      const tick = expect.stringMatching(OTHERWISE[source] ?? /^complete$/);
      expect(await stack.invoke(`source-${source}`, { tick: true })).toMatchObject({ tick });
    }
  });
});

describe('the daily count', () => {
  it('counts everybody, and the security team alone reads it', async () => {
    expect(await stack.invoke('totals', {})).toEqual({ totals: 'counted' });
    const security = await signedIn('security');
    const summary = (await security.visit(`${stack.origin}/api/v1/summary`)).json() as Summary;
    expect(summary.latest?.people).toBeGreaterThan(20);
    expect(summary.latest?.practices.map(({ practice }) => practice)).toContain('encryption');
    const table = await security.visit(`${stack.origin}/api/v1/summary?format=csv`);
    expect(table.headers.get('content-type')).toContain('text/csv');
    expect(table.text).not.toContain('@example.com');
    const employee = await signedIn('user');
    expect((await employee.visit(`${stack.origin}/api/v1/summary`)).status).toBe(403);
  });
});

describe('a notification', () => notified(on));

describe('the stack', () => {
  it('does not share its folder', async () => {
    await expect(startStack(options())).rejects.toThrow(InUseError);
  });

  it('leaves no process and no open port', async () => {
    await stack.close();
    for (const pid of stack.pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    for (const address of [stack.origin, stack.api, stack.issuer, stack.endpoint]) {
      await expect(fetch(address)).rejects.toThrow('fetch failed');
    }
  });
});
