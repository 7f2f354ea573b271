import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { siteHeaders } from '../../local/cdn/headers.ts';
import { API_PATHS } from '../../local/cdn/index.ts';
import { ROUTES } from '../../shared/access/routes.ts';
import { FEEDS } from '../../shared/model/feed.ts';
import {
  createTableInput,
  TABLE_NAMES,
  TABLES,
  type TableDefinition,
} from '../../shared/tables/definitions.ts';
import { ofType, packagedTemplate, type Template } from './package.ts';
import { describeFeeds } from './template/feeds.ts';
import { describeUpgrade } from './template/upgrade.ts';
import { describeWatching } from './template/watching.ts';

/** Where people read what they have packaged. */
const PACKAGED = join(import.meta.dirname, '../../.serverless');
const stateOfPackaged = () => (existsSync(PACKAGED) ? statSync(PACKAGED).mtimeMs : 'not there');

let template: Template;
let before: ReturnType<typeof stateOfPackaged>;
beforeAll(async () => {
  before = stateOfPackaged();
  template = await packagedTemplate();
}, 120_000);

describeWatching(() => template);
describeFeeds(() => template);
describeUpgrade(() => template);

const names = (type: string) => ofType(template, type).map(([, { Properties }]) => Properties);

/** The function behind a route, as serverless.yml calls it. */
function functionOf(target: { 'Fn::Join': [string, ['integrations', { Ref: string }]] }): string {
  const integration = target['Fn::Join'][1][1].Ref;
  return integration.replace('HttpApiIntegration', '').toLowerCase();
}

describe('the packaged template', () => {
  it('has exactly the routes of the access table, and answers what is none', () => {
    const packaged = names('AWS::ApiGatewayV2::Route').map(
      ({ RouteKey, Target }) => `${RouteKey} -> ${functionOf(Target)}`,
    );
    // An HTTP API sends a HEAD that has no route of its own to `$default`, and not to the route of GET.
    const all = [
      ...ROUTES,
      ...ROUTES.filter(({ method }) => method === 'GET').map((route) => ({ ...route, method: 'HEAD' })),
    ];
    const wanted = all.map(({ method, path, function: name }) => `${method} ${path} -> ${name}`);
    expect(packaged.sort()).toEqual([...wanted, '$default -> session'].sort());
  });

  it('is made without touching what somebody has packaged', () => {
    expect(stateOfPackaged()).toBe(before);
  });

  it('has one function for each source and each feed that serverless.yml names, and no other', () => {
    const text = readFileSync(join(import.meta.dirname, '../../serverless.yml'), 'utf8');
    const adapters = [...text.matchAll(/^ {2}- \$\{file\(adapters\/(\w+)\/function\.yml\)\}$/gm)];
    const wanted = adapters.map(([, name]) => {
      const kind = FEEDS.some((feed) => feed === name) ? 'feed' : 'source';
      return `stethoscope-dev-${kind}-${name}`;
    });
    const packaged = names('AWS::Lambda::Function').map(({ FunctionName }) => String(FunctionName));
    const ofAdapters = packaged.filter((name) => /^stethoscope-dev-(source|feed)-/.test(name));
    expect(ofAdapters.sort()).toEqual(wanted.sort());
  });

  it('runs each function on the chosen runtime', () => {
    for (const properties of names('AWS::Lambda::Function')) {
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    }
  });

  it('never retries a source function that was woken', () => {
    const sources = ofType(template, 'AWS::Lambda::Function').filter(([id]) => id.startsWith('Source'));
    for (const [id] of sources) {
      const config = names('AWS::Lambda::EventInvokeConfig').find(
        ({ FunctionName }) => FunctionName.Ref === id,
      );
      expect(config).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
    }
  });

  it.each(TABLE_NAMES)('makes table %s as its definition says', (table) => {
    const { ttl, recovery }: TableDefinition = TABLES[table];
    const name = `stethoscope-dev-${table}`;
    const packaged = names('AWS::DynamoDB::Table').find(({ TableName }) => TableName === name);
    expect(packaged).toMatchObject({ ...createTableInput(table, name) });
    expect(packaged.TimeToLiveSpecification).toEqual({ AttributeName: ttl, Enabled: true });
    expect(packaged.SSESpecification).toEqual({ SSEEnabled: true });
    expect(packaged.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled ?? false).toBe(recovery);
  });

  it('sends the same paths to the API as the local CDN', () => {
    const [cdn] = names('AWS::CloudFront::Distribution');
    const { CacheBehaviors, Origins } = cdn.DistributionConfig;
    expect(CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual([
      ...API_PATHS,
    ]);
    expect(Origins[1].OriginCustomHeaders[0].HeaderName).toBe('x-origin-secret');
    expect(cdn.DistributionConfig.CustomErrorResponses).toBeUndefined();
  });

  it('sends the same security headers as the local CDN', () => {
    const [policy] = names('AWS::CloudFront::ResponseHeadersPolicy');
    const { SecurityHeadersConfig, CustomHeadersConfig } = policy.ResponseHeadersPolicyConfig;
    const headers = siteHeaders();
    expect(SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy).toBe(
      headers['content-security-policy'],
    );
    expect(Object.keys(SecurityHeadersConfig).length + CustomHeadersConfig.Items.length).toBe(
      Object.keys(headers).length,
    );
  });

  it('has secrets without values', () => {
    for (const secret of names('AWS::SecretsManager::Secret'))
      expect(secret).not.toHaveProperty('SecretString');
  });

  it('throttles hooks by themselves, once their route is there', () => {
    const [[, stage] = []] = ofType(template, 'AWS::ApiGatewayV2::Stage');
    const { RouteSettings, DefaultRouteSettings } = stage?.Properties ?? {};
    expect(Object.keys(RouteSettings)).toEqual(['POST /hooks/{source}']);
    for (const [key, settings] of Object.entries<typeof DefaultRouteSettings>(RouteSettings)) {
      const [id] =
        ofType(template, 'AWS::ApiGatewayV2::Route').find(([, one]) => one.Properties.RouteKey === key) ?? [];
      expect([stage?.DependsOn].flat()).toContain(id);
      expect(settings.ThrottlingRateLimit).not.toEqual(DefaultRouteSettings.ThrottlingRateLimit);
    }
  });

  it('logs route keys and no paths, for a limited time', () => {
    const [stage] = names('AWS::ApiGatewayV2::Stage');
    expect(stage.AccessLogSettings.Format).toContain('$context.routeKey');
    expect(stage.AccessLogSettings.Format).not.toMatch(/path|sourceIp|userAgent/i);
    expect(stage.DefaultRouteSettings.ThrottlingRateLimit).toBeDefined();
    for (const group of names('AWS::Logs::LogGroup')) expect(group.RetentionInDays).toBe(30);
  });
});
