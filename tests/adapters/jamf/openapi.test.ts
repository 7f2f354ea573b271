import { expect, it } from '@jest/globals';
import Ajv, { type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { startSimulator } from '../../../adapters/jamf/simulator.ts';
import { makeCompany } from '../../../local/company/index.ts';
import { describeWith } from './shared-material.ts';
import { NOW } from './stage.ts';

type Schema = Record<string, unknown>;

/** OpenAPI 3.0 says `nullable` where JSON Schema says type `null`; and what a schema does not name must not be sent. */
function strict(schema: unknown, all: Record<string, Schema>): unknown {
  if (Array.isArray(schema)) return schema.map((part) => strict(part, all));
  if (typeof schema !== 'object' || schema === null) return schema;
  const given = schema as Schema;
  if (typeof given.$ref === 'string')
    return { $ref: given.$ref.replace('#/components/schemas/', '#/$defs/') };
  const flat = 'allOf' in given ? merged(given, all) : given;
  const { nullable, discriminator: _tells, example: _shows, properties, ...rest } = flat;
  const entries = Object.entries(rest).map(([key, value]) => [key, strict(value, all)]);
  const result: Schema = Object.fromEntries(entries);
  if (properties) {
    const fields = Object.entries(properties as Schema).map(([name, value]) => [name, strict(value, all)]);
    result.properties = Object.fromEntries(fields);
    result.additionalProperties = false;
  }
  return nullable ? { anyOf: [{ type: 'null' }, { ...result, nullable: undefined }] } : result;
}

function merged(schema: Schema, all: Record<string, Schema>): Schema {
  const parts = (schema.allOf as Schema[]).map((part) => {
    const name = typeof part.$ref === 'string' ? part.$ref.split('/').at(-1) : undefined;
    const whole = name === undefined ? part : (all[name] ?? {});
    return 'allOf' in whole ? merged(whole, all) : whole;
  });
  return { type: 'object', properties: Object.assign({}, ...parts.map(({ properties }) => properties)) };
}

function validators(openapi: unknown): (name: string) => ValidateFunction {
  const all = (openapi as { components: { schemas: Record<string, Schema> } }).components.schemas;
  const $defs = Object.fromEntries(Object.entries(all).map(([name, schema]) => [name, strict(schema, all)]));
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  formats.default(ajv);
  return (name) => ajv.compile({ $defs, $ref: `#/$defs/${name}` });
}

describeWith('schemas/jamf-pro-11.30.openapi.json', 'the simulator against the vendor’s schema', (read) => {
  const company = makeCompany({ people: 120, now: NOW });

  async function asked(work: (get: (path: string) => Promise<Response>, origin: string) => Promise<void>) {
    const simulator = await startSimulator({ company });
    const origin = `http://127.0.0.1:${simulator.port}`;
    const { client_id, client_secret } = simulator.settings as Record<string, string>;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client_id ?? '',
      client_secret: client_secret ?? '',
    });
    try {
      const answer = await fetch(`${origin}/api/v1/oauth/token`, { method: 'POST', body });
      const token = (await answer.json()) as { access_token: string };
      expectValid(validators(read())('OAuthTokenResponse'), token);
      const headers = { authorization: `Bearer ${token.access_token}` };
      await work((path) => fetch(`${origin}${path}`, { headers }), origin);
    } finally {
      await simulator.close();
    }
  }

  const sections = (names: string[]) => names.map((name) => `section=${name}`).join('&');

  it.each([
    ['v4', 'ComputerInventorySearchResultsV4'],
    ['v3', 'ComputerInventorySearchResultsV3'],
    ['v2', 'ComputerInventorySearchResultsV2'],
    ['v1', 'ComputerInventorySearchResults'],
  ])('writes computers of %s as %s', async (version, schema) => {
    await asked(async (get) => {
      const { COMPUTER_SECTIONS } = await import('../../../adapters/jamf/simulator/computer.ts');
      const query = sections(Object.keys(COMPUTER_SECTIONS));
      const answer = await (await get(`/api/${version}/computers-inventory?${query}&page-size=500`)).json();
      expect((answer as { results: unknown[] }).results.length).toBeGreaterThan(50);
      expectValid(validators(read())(schema), answer);
    });
  });

  it('writes mobile devices', async () => {
    await asked(async (get) => {
      const { MOBILE_SECTIONS } = await import('../../../adapters/jamf/simulator/mobile.ts');
      const query = sections(Object.keys(MOBILE_SECTIONS));
      const answer = await (await get(`/api/v2/mobile-devices/detail?${query}&page-size=500`)).json();
      const { results } = answer as { results: unknown[] };
      expect(results.length).toBeGreaterThan(30);
      const validate = validators(read())('MobileDeviceIosInventory');
      for (const result of results) expectValid(validate, result);
    });
  });

  it('writes versions and errors', async () => {
    await asked(async (get, origin) => {
      expectValid(validators(read())('JamfProVersion'), await (await get('/api/v1/jamf-pro-version')).json());
      const bad = await get('/api/v4/computers-inventory?filter=no.such.field==1');
      expect(bad.status).toBe(400);
      expectValid(validators(read())('ApiError'), await bad.json());
      const refused = await fetch(`${origin}/api/v4/computers-inventory`);
      expect(refused.status).toBe(401);
      expectValid(validators(read())('ApiError'), await refused.json());
    });
  });

  it('knows the sections that the adapter asks for', async () => {
    const { COMPUTERS, MOBILE } = await import('../../../adapters/jamf/client.ts');
    const validate = validators(read());
    for (const section of COMPUTERS.sections) {
      for (const version of ['', 'V2', 'V3', 'V4'])
        expectValid(validate(`ComputerSection${version}`), section);
    }
    for (const section of MOBILE.sections) expectValid(validate('MobileDeviceSection'), section);
  });
});

function expectValid(validate: ValidateFunction, value: unknown): void {
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
}
