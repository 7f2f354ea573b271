/** What the functions of feeds may, and when they run. For the template of a stage. */
import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../local/permissions/policy.ts';
import { readRoles } from '../../../local/permissions/roles.ts';
import { FEEDS } from '../../../shared/model/feed.ts';
import { ofType, type Template } from '../package.ts';

export function describeFeeds(template: () => Template): void {
  describe.each(FEEDS)('the function of feed %s', (feed) => {
    it('reaches what is kept of it, and nothing that stands beside that', () => {
      const [role] = [...readRoles(template())].flatMap(([name, one]) =>
        name.endsWith(`-feed-${feed}`) ? [one] : [],
      );
      if (!role) throw new Error(`There is no role of feed-${feed}.`);
      const tables = role.statements.flatMap(({ resources }) =>
        resources.filter((arn) => arn.includes(':table/')),
      );
      expect(tables).toHaveLength(1);
      const may = (action: string, key: string) =>
        decide(role.statements, {
          action: `dynamodb:${action}`,
          resource: tables[0] ?? '',
          keys: { 'dynamodb:LeadingKeys': [key] },
        });
      expect(['GetItem', 'PutItem'].map((action) => may(action, `feed#${feed}`))).toEqual([
        'allowed',
        'allowed',
      ]);
      const others = [...FEEDS.filter((other) => other !== feed).map((other) => `feed#${other}`), 'totals'];
      expect(others.map((key) => may('PutItem', key))).toEqual(others.map(() => 'not allowed'));
      expect(['Query', 'Scan', 'DeleteItem'].map((action) => may(action, `feed#${feed}`))).toEqual(
        Array.from({ length: 3 }, () => 'not allowed'),
      );
    });

    it('runs by a schedule that is on', () => {
      const rules = ofType(template(), 'AWS::Events::Rule').filter(([, { Properties }]) =>
        JSON.stringify(Properties.Targets).includes(`FeedDash${feed}LambdaFunction`),
      );
      const every = feed === 'msrc' ? 'rate(6 hours)' : 'rate(1 hour)';
      expect(rules.map(([, { Properties }]) => [Properties.ScheduleExpression, Properties.State])).toEqual([
        [every, 'ENABLED'],
      ]);
    });
  });
}
