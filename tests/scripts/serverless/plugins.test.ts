/** What our Serverless plugins decide; tests/integration/template.test.ts sees what becomes of it. */
import { describe, expect, it } from '@jest/globals';
import type * as z from 'zod';
import { ADAPTER_NAMES, loadAdapter } from '../../../cli/adapters.ts';
import type { TemplateParameter } from '../../../scripts/serverless/cloudformation.ts';
import { feedOf, feedPieces } from '../../../scripts/serverless/feeds.ts';
import { hoursBetweenSweeps, keepWithinLimit } from '../../../scripts/serverless/sources.ts';
import { settle } from '../../../scripts/serverless/stage-parameters.ts';
import { settingsOf } from '../../../shared/adapter-kit/settings.ts';
import { handlers, readYaml } from '../../integration/bundle.ts';

type Limited = Parameters<typeof keepWithinLimit>[1];

const parameters = (): Record<string, TemplateParameter> => ({
  Domain: { Type: 'String', Default: '', Description: 'Name.' },
  Certificate: { Type: 'String', Default: '', Description: 'Its certificate. Needed together with Domain.' },
  Count: { Type: 'Number', Default: 0, Description: 'How many.', AllowedValues: [0, 2] },
  Budget: { Type: 'Number', Default: 50, Description: 'Dollars.', MinValue: 1 },
  Email: { Type: 'String', Default: '', Description: 'Who.', AllowedPattern: '|[^@]+@[^@]+' },
  Subnets: { Type: 'CommaDelimitedList', Default: '', Description: 'Where.' },
  Nets: {
    ...{ Type: 'CommaDelimitedList', Default: '', Description: 'Which.' },
    ...{ AllowedPattern: '|n-\\d', ConstraintDescription: 'must be networks.' },
  },
});

describe('stages.yml', () => {
  it("gives a stage's template its defaults", () => {
    const own = parameters();
    const values = { Domain: 'a.example.com', Certificate: 'arn:x', Count: 2, Subnets: ['s-1', 's-2'] };
    expect(settle(own, values)).toEqual([]);
    const defaults = Object.entries(own).map(([name, { Default }]) => [name, Default]);
    expect(Object.fromEntries(defaults)).toEqual({
      ...values,
      Subnets: 's-1,s-2',
      Budget: 50,
      Email: '',
      Nets: '',
    });
  });

  it.each<[Record<string, unknown>, RegExp]>([
    [{ Domian: 'x' }, /^Domian: there is no such parameter\. There are: Budget, Certificate, /],
    [{ Count: 'two' }, /^Count: is not a number\. How many\.$/],
    [{ Count: 3 }, /^Count: is not one of 0, 2\./],
    [{ Budget: 0 }, /^Budget: is less than 1\./],
    [{ Email: 'nobody' }, /^Email: does not look like one\./],
    [{ Subnets: 's-1' }, /^Subnets: is not a list\./],
    [{ Nets: ['n-1', 'm-1'] }, /^Nets: must be networks\. Which\.$/],
    [{ Email: 5 }, /^Email: is not a text; put it in quotes\./],
    [{ Domain: 'a.example.com' }, /^Certificate and Domain go together: give both or none\.$/],
  ])('says what is wrong with %j', (values, message) => {
    expect(settle(parameters(), values)).toEqual([expect.stringMatching(message)]);
  });
});

describe('the parameters of the template', () => {
  const ARN = 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b-2c3d';
  const ACL = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/stethoscope/0a1b-2c3d';
  const NAMED = { DomainName: 'stethoscope.example.com', CertificateArn: ARN };
  const chosen = async (values: Record<string, unknown>): Promise<string[]> => {
    const files = ['parameters', 'alarms', 'budget'].map((name) => readYaml(`resources/${name}.yml`));
    const parts = (await Promise.all(files)) as { Parameters: Record<string, TemplateParameter> }[];
    return settle(Object.assign({}, ...parts.map(({ Parameters }) => Parameters)), values);
  };

  it.each([
    [{ ...NAMED, WebAclArn: ACL, PermissionsBoundary: 'ours', PeopleTableName: 'stethoscope-prod-people-2' }],
    [{ ...NAMED, CertificateArn: ARN.replace('arn:aws:', 'arn:aws-us-gov:') }],
    [{ DomainName: '', CertificateArn: '', WebAclArn: '', PermissionsBoundary: '', AlarmEmail: '' }],
  ])('take %j', async (values) => {
    expect(await chosen(values)).toEqual([]);
  });

  it.each<[Record<string, unknown>, RegExp]>([
    [
      { ...NAMED, CertificateArn: ARN.replace('us-east-1', 'eu-central-1') },
      /^CertificateArn: must be .* in us-east-1/,
    ],
    [{ ...NAMED, CertificateArn: '0a1b-2c3d' }, /^CertificateArn: must be the ARN of a certificate/],
    [
      { ...NAMED, CertificateArn: 'arn:aws:iam::111122223333:server-certificate/x' },
      /^CertificateArn: must be the ARN/,
    ],
    [{ ...NAMED, CertificateArn: `${ARN} ` }, /^CertificateArn: must be the ARN/],
    [
      { WebAclArn: ACL.replace('global', 'regional').replace('us-east-1', 'eu-central-1') },
      /^WebAclArn: .*regional one cannot/,
    ],
    [{ WebAclArn: ACL.replace('global', 'regional') }, /^WebAclArn: .*CLOUDFRONT/],
    [{ ...NAMED, DomainName: 'https://stethoscope.example.com' }, /^DomainName: must be a host name/],
    [{ ...NAMED, DomainName: 'stethoscope' }, /^DomainName: must be a host name/],
    [
      { RecordsTableName: 'arn:aws:dynamodb:eu-west-1:1:table/x' },
      /^RecordsTableName: must be the name of a table/,
    ],
    [
      { PermissionsBoundary: 'arn:aws:iam::111122223333:policy/x' },
      /^PermissionsBoundary: must be the name of a managed/,
    ],
    [{ AlarmEmail: 'security' }, /^AlarmEmail: must be one e-mail/],
    [{ TableProtection: 'off' }, /^TableProtection: leave it out; it is set by `npm run deploy`\.$/],
    [{ OriginSecretVersion: 'x' }, /^OriginSecretVersion: leave it out/],
  ])('refuse %j before anything is deployed', async (values, message) => {
    expect(await chosen(values)).toEqual([expect.stringMatching(message)]);
  });
});

describe('a source', () => {
  it('is told of a sweep that is late after two intervals and the longest sweep', () => {
    expect(hoursBetweenSweeps({ sweep_every: '12h', longest_sweep: '2h' })).toBe(26);
    expect(hoursBetweenSweeps({ sweep_every: '30m', longest_sweep: '10m' })).toBe(2);
    expect(hoursBetweenSweeps({ sweep_every: '7d', longest_sweep: '1d' })).toBe(168);
    expect(hoursBetweenSweeps({ role: 'activity' })).toBeUndefined();
    expect(hoursBetweenSweeps({ sweep_every: '12 hours', longest_sweep: '2h' })).toBeUndefined();
  });
});

describe('a feed', () => {
  const stack = { prefix: 'stethoscope-prod', stage: 'prod', metrics: 'Stethoscope/prod' };
  const alarms = (settings?: Parameters<typeof feedPieces>[3]) =>
    Object.keys(feedPieces(stack, 'sofa', 'FeedDashsofa', settings).Resources ?? {});

  it('has alarms of its own, and none when it is switched off', () => {
    const all = ['FeedDashsofaDoubtfulAlarm', 'FeedDashsofaLateAlarm', 'FeedDashsofaOldAlarm'];
    expect(alarms()).toEqual(all);
    expect(alarms(null)).toEqual(all);
    expect(alarms({ off: false })).toEqual(all);
    expect(alarms({ off: true })).toEqual([]);
  });

  it('is known by the name of its function', () => {
    expect(['feed-sofa', 'source-jamf', 'summary'].map(feedOf)).toEqual(['sofa', undefined, undefined]);
  });
});

describe('reserved concurrency', () => {
  const choices = (callsAtOnce: number, perContainer: number, isSwept = true) => {
    const parameter: Partial<TemplateParameter> = { MinValue: 0 };
    const definition: Limited = { vendorLimit: { callsAtOnce, perContainer } };
    keepWithinLimit('source-x', definition, parameter, isSwept);
    return { ...parameter, ...definition.environment };
  };

  it('never lets containers together call more often than the vendor takes', () => {
    expect(choices(5, 2)).toEqual({ AllowedValues: [0, 2], CALLS_AT_ONCE: '2' });
    expect(choices(20, 5)).toEqual({ AllowedValues: [0, 2, 3, 4], CALLS_AT_ONCE: '5' });
  });

  it('hands on how many calls the vendor takes an hour', () => {
    const definition: Limited = { vendorLimit: { callsAtOnce: 5, perContainer: 1, perHour: 10_000 } };
    keepWithinLimit('source-x', definition, {}, true);
    expect(definition.environment).toEqual({ CALLS_AT_ONCE: '1', CALLS_PER_HOUR: '10000' });
  });

  it('leaves a container free for pages beside a sweep', () => {
    expect(choices(3, 1, false)).toMatchObject({ AllowedValues: [0, 1, 2, 3] });
    expect(() => choices(5, 4)).toThrow('leaves no container for pages. Lower perContainer.');
    expect(() => keepWithinLimit('source-x', {}, {}, true)).toThrow('has no vendorLimit');
  });

  it('counts connections that a setting gives as that setting does', async () => {
    const files = [...(await handlers()).keys()].filter((name) => name.startsWith('source-'));
    for (const name of ADAPTER_NAMES.filter((source) => files.includes(`source-${source}`))) {
      const file = (await readYaml(`adapters/${name}/function.yml`)) as Record<string, Limited>;
      const { config } = await loadAdapter(name);
      const own = settingsOf(config as z.ZodType).find((one) =>
        /^(connections|calls_at_once)$/.test(one.name),
      );
      const perContainer = file[`source-${name}`]?.vendorLimit?.perContainer;
      expect([name, own?.default ?? perContainer]).toEqual([name, perContainer]);
    }
  });
});
