/** What watches the system: alarms with what to do, a dashboard, a budget. For the template of a stage. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FEEDS } from '../../../shared/model/feed.ts';
import organization from '../../support/stethoscope.yml';
import { ofType, type Template } from '../package.ts';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** As GitHub makes them of headings. */
const anchorsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

/** All code that counts something. */
const code = () =>
  ['shared', 'functions']
    .flatMap((room) =>
      readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
    )
    .filter((file) => file.endsWith('.ts'))
    .map(read)
    .join('\n');

interface MetricStat {
  Metric: { Namespace: string; MetricName: string };
}

export function describeWatching(template: () => Template): void {
  const alarms = () => ofType(template(), 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
  const named = (ending: string) =>
    alarms().filter(({ AlarmName }) => new RegExp(`^stethoscope-[a-z]+-${ending}$`).test(AlarmName));

  describe('what watches', () => {
    it('hears of errors and throttles of each function', () => {
      for (const [, { Properties }] of ofType(template(), 'AWS::Lambda::Function')) {
        const own = Properties.FunctionName.replace(/^stethoscope-[a-z]+-/, '');
        expect([own, named(`${own}-errors`).length, named(`${own}-throttles`).length]).toEqual([own, 1, 1]);
      }
    });

    it('hears of each source that fails, shrinks, is swept too late, or whose log lags', () => {
      const { sources } = organization as {
        sources: Record<string, { sweep_every?: string; role?: string }>;
      };
      for (const [source, { sweep_every, role }] of Object.entries(sources)) {
        const count = (ending: string) => named(`source-${source}-${ending}`).length;
        // A source that is never swept can never shrink.
        const swept = Number(sweep_every !== undefined);
        const found = ['failing', 'shrunk', 'sweep-late', 'log-lags'].map(count);
        expect([source, ...found]).toEqual([source, 1, swept, swept, Number(role === 'activity')]);
      }
      const late = named('source-[a-z]+-sweep-late');
      expect(late.length).toBeGreaterThan(0);
      for (const { EvaluationPeriods, TreatMissingData } of late) {
        expect([EvaluationPeriods, TreatMissingData]).toEqual([expect.any(Number), 'breaching']);
      }
    });

    it('hears of each feed that is not believed, not read, or old, unless it is off', () => {
      for (const feed of FEEDS) {
        const endings = ['doubtful', 'late', 'old'];
        expect([feed, ...endings.map((ending) => named(`feed-${feed}-${ending}`).length)]).toEqual([
          feed,
          1,
          1,
          1,
        ]);
        const [late] = named(`feed-${feed}-late`);
        expect(late).toMatchObject({ EvaluationPeriods: 24, Period: 3600, TreatMissingData: 'breaching' });
      }
    });

    it.each([
      ...['api-errors', 'answers-too-large', 'api-slow', 'sign-ins-fail', 'answers-parked', 'delivery-stops'],
      ...['notifications-not-taken-in', 'totals-fail', 'totals-late', 'looks-not-taken', 'synthetic-check'],
      'addresses-limited',
    ])('has alarm %s', (name) => {
      expect(named(name)).toHaveLength(1);
    });

    it('says in each alarm what to do, and names a runbook page that is there', () => {
      const pages = anchorsOf(read('docs/operate.md'));
      for (const { AlarmName, AlarmDescription, AlarmActions } of alarms()) {
        expect(AlarmDescription).toMatch(/^[A-Z].{80,} Runbook: docs\/operate\.md#[a-z-]+$/);
        const [, page] = /#(.+)$/.exec(AlarmDescription) ?? [];
        expect([AlarmName, ...pages]).toContain(page);
        expect(AlarmActions).toEqual([{ Ref: 'Alarms' }]);
      }
    });

    it('rests on figures that are counted', () => {
      const counted = code();
      const figures = alarms().flatMap(({ Namespace, MetricName, Metrics = [] }) => [
        ...(MetricName ? [{ Namespace, MetricName }] : []),
        ...(Metrics as { MetricStat?: MetricStat }[]).flatMap(({ MetricStat }) => MetricStat?.Metric ?? []),
      ]);
      const own = figures.filter(({ Namespace }) => Namespace.startsWith('Stethoscope/'));
      expect(own.length).toBeGreaterThan(8);
      for (const { Namespace, MetricName } of own) {
        expect(Namespace).toMatch(/^Stethoscope\/[a-z]+$/);
        expect(counted).toContain(`'${MetricName}'`);
      }
    });

    it('counts what an address is refused by the names that the web ACL and its rules have', () => {
      const [[, webAcl] = []] = ofType(template(), 'AWS::WAFv2::WebACL');
      const { VisibilityConfig, Rules } = webAcl?.Properties ?? {};
      const [alarm] = named('addresses-limited');
      expect(alarm?.Dimensions).toEqual([
        { Name: 'WebACL', Value: VisibilityConfig.MetricName },
        { Name: 'Rule', Value: 'ALL' },
      ]);
      const [[, dashboard] = []] = ofType(template(), 'AWS::CloudWatch::Dashboard');
      const { widgets } = JSON.parse(dashboard?.Properties.DashboardBody['Fn::Sub']);
      const lines = widgets.flatMap(({ properties }: { properties: { metrics?: unknown[][] } }) =>
        (properties.metrics ?? []).filter(([namespace]) => namespace === 'AWS/WAFV2'),
      );
      const rules = (Rules as { VisibilityConfig: { MetricName: string } }[]).map(
        (rule) => rule.VisibilityConfig.MetricName,
      );
      expect(lines.map((line: unknown[]) => line.slice(2)).sort()).toEqual(
        rules.map((rule) => ['WebACL', VisibilityConfig.MetricName, 'Rule', rule]).sort(),
      );
    });

    it('shows it on a dashboard', () => {
      const [[, dashboard] = []] = ofType(template(), 'AWS::CloudWatch::Dashboard');
      const { widgets } = JSON.parse(dashboard?.Properties.DashboardBody['Fn::Sub']) as {
        widgets: unknown[];
      };
      expect(widgets.length).toBeGreaterThan(5);
    });

    it('counts what the stage costs', () => {
      const [[, budget] = []] = ofType(template(), 'AWS::Budgets::Budget');
      expect(budget?.Properties.Budget.CostFilters.TagKeyValue[0]).toEqual({
        'Fn::Join': ['$', ['user:application', expect.stringMatching(/^stethoscope-[a-z]+$/)]],
      });
    });
  });
}
