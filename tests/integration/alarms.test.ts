/**
 * Every alarm of ours rings when what it is for happens, and is silent when all is well; every line of the dashboard
 * shows something. The figures are those that the bundles write in the local stack, read from the functions' log.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parseDocument } from 'yaml';
import { type Stack, startStack } from '../../local/stack.ts';
import { hoursBetweenSweeps, organizationSources } from '../../scripts/serverless/sources.ts';
import { FEEDS } from '../../shared/model/feed.ts';
import { type Alarm, keyOf, metricsOf, periodOf, stateOf } from '../support/cloudwatch/alarm.ts';
import { type Shown, shownBy, shows } from '../support/cloudwatch/dashboard.ts';
import { type Datum, metricKey, readFigures } from '../support/cloudwatch/emf.ts';
import { startServer } from '../support/server.ts';
import { provocations } from './alarms/provoke.ts';
import { alarmsOf, isOwn, linesOf, NOT_PROVOKED, widgetsOf } from './alarms/watched.ts';
import { ofType, packagedTemplate, type Template } from './package.ts';

jest.setTimeout(60_000);

/** The namespace of the local stack is this stage's. */
const STAGE = 'local';
const PAGE = '<!doctype html><script type="module" src="/assets/page.js"></script>';
/** Every source that has alarms about its sweeps. */
const swept = () =>
  Object.entries(organizationSources()).flatMap(([source, settings]) =>
    hoursBetweenSweeps(settings) === undefined ? [] : [source],
  );

/** The organization of the tests, with a source that tells where its agent is missing. */
async function writeOrganization(): Promise<string> {
  const document = parseDocument(
    await readFile(join(import.meta.dirname, '../support/stethoscope.yml'), 'utf8'),
  );
  const edr = { label: 'SentinelOne', sweep_every: '12h', longest_sweep: '2h', deadline: '8s' };
  document.setIn(['sources', 'sentinelone'], edr);
  const file = join(folder, 'stethoscope.yml');
  await writeFile(file, String(document));
  return file;
}

let folder: string;
let template: Template;
let stack: Stack;
let refusing: Awaited<ReturnType<typeof startServer>>;
let takesTotals = false;
/** What the bundles wrote while all was well, and while nothing was. */
let healthy: Datum[];
let broken: Datum[];

const figures = async () => readFigures(await readFile(stack.log, 'utf8'));
const name = ({ AlarmName }: Alarm) => AlarmName.replace(`stethoscope-${STAGE}-`, '');
/** All sources have the same ones, so those are tried that the organization of the tests has. */
const own = () =>
  alarmsOf(template).filter((alarm) => {
    const [, source] = /^source-([a-z]+)-/.exec(name(alarm)) ?? [];
    return isOwn(alarm) && (source === undefined || source in organizationSources());
  });

/** Waits until the log has a figure: it is written behind. */
async function until(metric: string, service: string, from: number): Promise<void> {
  for (;;) {
    const found = (await figures()).slice(from);
    if (found.some((one) => one.metric === metric && one.dimensions.service === service)) return;
    await sleep(100);
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-alarms-'));
  process.env.STETHOSCOPE_CONFIG = await writeOrganization();
  const sources = swept();
  const site = join(folder, 'site');
  await mkdir(join(site, 'assets'), { recursive: true });
  await writeFile(join(site, 'index.html'), PAGE);
  await writeFile(join(site, 'assets/page.js'), '');
  refusing = await startServer(({ body }, response) => {
    const isTotals = takesTotals && body.includes('totals.counted');
    response.writeHead(isTotals ? 204 : 500).end();
  });
  const receivers = [{ webhook: refusing.url.href, of: ['looks', 'totals'] }];
  template = await packagedTemplate(STAGE);
  stack = await startStack({ people: 20, folder: join(folder, 'data'), site, receivers });
  const provoke = provocations(stack, site);
  try {
    for (const feed of stack.feeds.keys())
      expect(await stack.invoke(`feed-${feed}`, {})).toMatchObject({ read: 'taken' });
    for (const source of sources) await stack.invoke(`source-${source}`, { tick: true });
    await stack.invoke('source-bitfit', { by: 'email', value: 'user@example.com' });
    expect(await provoke.readOn('duo')).toMatchObject({ tick: 'read' });
    expect(await stack.simulators.get('jamf')?.hooks?.inventory(1)).toBe(204);
    // The receiver does not take the day at first.
    expect(await stack.invoke('totals', {})).toEqual({ totals: 'not_posted' });
    await until('TotalsNotPosted', 'totals', 0);
    const refused = await figures();
    takesTotals = true;
    for (const each of ['totals', 'delivery', 'sent-looks', 'probe']) await stack.invoke(each, {});
    await until('StepsFailed', 'probe', refused.length);
    await until('LooksWaitTime', 'sent-looks', refused.length);
    const all = await figures();
    healthy = all.filter(({ metric }) => metric !== 'TotalsNotPosted');
    for (const source of sources) expect(await provoke.shrink(source)).toMatchObject({ tick: 'incomplete' });
    for (const source of [...sources, 'bitfit'])
      await provoke.fail(
        source,
        source === 'sentinelone'
          ? { by: 'serial', value: 'C02GONE00001' }
          : { by: 'email', value: stack.company.person(9).email },
      );
    await provoke.lag('duo');
    for (const feed of FEEDS) await provoke.doubt(feed);
    await provoke.refuseSignIns(10);
    expect((await provoke.answerTooMuch(stack.company.person(3).email)).json()).toMatchObject({
      code: 'answer_too_large',
    });
    await provoke.dropHook();
    await provoke.park();
    await provoke.holdLook();
    await provoke.unpublish();
    expect(await provoke.uncover()).toEqual({ totals: 'counted' });
    expect(await provoke.breakTotals()).toEqual({ totals: 'failed' });
    await until('TotalsFailed', 'totals', all.length);
    await until('StepsFailed', 'probe', all.length);
    broken = [
      ...all.filter(({ metric }) => metric === 'TotalsNotPosted'),
      ...(await figures()).slice(all.length),
    ];
  } finally {
    provoke.close();
  }
}, 400_000);
afterAll(async () => {
  await stack?.close();
  await refusing?.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** An hour that is over, so that every period of every alarm is whole. */
const NOW = new Date('2026-05-20T12:00:00.000Z');

/** These figures in each of the periods that the alarm looks at, as the schedules bring them again and again. */
const inEachPeriod = (alarm: Alarm, data: readonly Datum[]): Datum[] =>
  Array.from({ length: alarm.EvaluationPeriods }, (_, index) =>
    data.map((figure) => ({ ...figure, at: NOW.getTime() - (index + 0.5) * periodOf(alarm) * 1000 })),
  ).flat();

/** They rest on a figure that must come: what provokes them is that nothing comes. */
const SILENCE = /(sweep-late|feed-[a-z]+-late|totals-late|delivery-stops)$/;

describe('an alarm on our own figures', () => {
  it('rests on metrics that the bundles write, with the same dimensions', () => {
    const written = new Set([...healthy, ...broken].map(metricKey));
    const wanted = own().flatMap((alarm) => metricsOf(alarm).map((metric) => [name(alarm), keyOf(metric)]));
    expect(wanted.length).toBeGreaterThan(15);
    expect(wanted.filter(([, key = '']) => !written.has(key))).toEqual([]);
  });

  it('is silent when all is well', () => {
    const states = own().map((alarm) => [name(alarm), stateOf(alarm, inEachPeriod(alarm, healthy), NOW)]);
    const wanted = own().map((alarm) => [name(alarm), 'OK']);
    expect(states).toEqual(wanted);
  });

  it('rings when what it is for has happened, each of them', () => {
    const states = own().map((alarm) => {
      const data = SILENCE.test(alarm.AlarmName) ? [] : inEachPeriod(alarm, broken);
      return [name(alarm), stateOf(alarm, data, NOW)];
    });
    expect(states).toEqual(own().map((alarm) => [name(alarm), 'ALARM']));
  });

  it('does not ring because nothing happens, where nothing is what is wanted', () => {
    const quiet = own().filter(({ TreatMissingData }) => TreatMissingData !== 'breaching');
    expect(quiet.map(name)).toEqual(expect.arrayContaining(['sign-ins-fail', 'totals-fail']));
    for (const alarm of quiet) expect([name(alarm), stateOf(alarm, [], NOW)]).not.toContain('ALARM');
  });
});

describe('the dashboard', () => {
  const isOurs = (shown: Shown) => shown.namespace.startsWith('Stethoscope/');

  it('has no line of ours that stays empty', () => {
    const shown = linesOf(template).map(shownBy).filter(isOurs);
    expect(shown.length).toBeGreaterThan(8);
    const empty = shown.filter((one) => ![...healthy, ...broken].some((figure) => shows(one, figure)));
    expect(empty).toEqual([]);
  });

  it('shows every alarm', () => {
    const shown = widgetsOf(template).flatMap(({ type, properties }) =>
      type === 'alarm' ? [properties.alarms ?? []] : [],
    );
    const ids = ofType(template, 'AWS::CloudWatch::Alarm').map(([id]) => `\${${id}.Arn}`);
    expect(shown.flat()).toEqual(ids);
    // What CloudWatch takes in one widget.
    for (const alarms of shown) expect(alarms.length).toBeLessThanOrEqual(100);
  });

  it('has a line of errors and of throttles for each function', () => {
    const functions = ofType(template, 'AWS::Lambda::Function').map(([id]) => `\${${id}}`);
    for (const metric of ['Errors', 'Throttles']) {
      const lines = linesOf(template).filter((line) => line[0] === 'AWS/Lambda' && line[1] === metric);
      expect(lines.map((line) => line[3])).toEqual(functions);
    }
  });
});

describe('metrics of AWS’s own, which nothing here provokes', () => {
  it('are on a list with its source, each with its dimensions', () => {
    const ofAlarms = alarmsOf(template)
      .filter((alarm) => !isOwn(alarm))
      .flatMap(metricsOf)
      .map(({ Namespace, MetricName, Dimensions = [] }) => [
        `${Namespace} ${MetricName}`,
        Dimensions.map(({ Name }) => Name),
      ]);
    const ofWidgets = linesOf(template)
      .map(shownBy)
      .flatMap((shown) =>
        shown.namespace.startsWith('AWS/') && shown.kind === 'metric'
          ? [[`${shown.namespace} ${shown.metric}`, Object.keys(shown.dimensions)]]
          : [],
      );
    const used = [...ofAlarms, ...ofWidgets] as [string, string[]][];
    for (const [metric, dimensions] of used)
      expect([metric, NOT_PROVOKED[metric]?.dimensions]).toEqual([metric, dimensions]);
    expect(new Set(used.map(([metric]) => metric))).toEqual(new Set(Object.keys(NOT_PROVOKED)));
    process.stdout.write(`Not provoked: ${Object.keys(NOT_PROVOKED).join(', ')}.\n`);
  });
});
