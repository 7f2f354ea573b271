import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { loadAdapter } from '../../cli/adapters.ts';
import { convert, MOVES, PLUGIN_MOVES, SHARED_SETTINGS } from '../../cli/migrate/convert.ts';
import { parseSettings } from '../../shared/adapter-kit/settings.ts';
import { checkConfig } from '../../shared/config/index.ts';
import { type Folder, makeFolder, run } from './run.ts';

const KEY = {
  type: 'service_account',
  client_email: 'stethoscope@example.iam.gserviceaccount.com',
  private_key: '-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n',
  private_key_id: 'k1',
};
const OLD = {
  JWT_SECRET_KEY: 'hunter2',
  JWT_EXPIRATION_DELTA: 86_400,
  LANDESK_SQL_HOSTNAME: 'landesk.example.com',
  LANDESK_SQL_HOSTPORT: '1433',
  LANDESK_SQL_USERNAME: 'reader',
  LANDESK_SQL_PASSWORD: 'hunter2',
  LANDESK_SQL_DATABASE: 'ldms',
  OIDC_CLIENT_ID: 'stethoscope',
  OIDC_CLIENT_SECRET: 'hunter2',
  OIDC_SCOPES: ['openid', 'email'],
  PLUGINS: {
    jamf: {
      JAMF_API_HOSTADDR: 'https://example.jamfcloud.com/JSSResource',
      JAMF_API_USERNAME: 'api',
      JAMF_API_PASSWORD: 'hunter2',
      TIMEOUT: 5,
    },
    google: {
      GOOGLE_API_SECRETS: JSON.stringify(KEY),
      GOOGLE_API_USERNAME: 'admin@example.com',
      GOOGLE_API_SCOPES: ['https://www.googleapis.com/auth/admin.reports.usage.readonly'],
    },
    bitfit: { BITFIT_API_TOKEN: 'hunter2', BITFIT_BASE_URL: 'https://app.bitfit.com/api/' },
    duo: { DUO_INTEGRATION_KEY: 'DI', DUO_SECRET_KEY: 'hunter2', DUO_API_HOSTNAME: 'api-1.duosecurity.com' },
    vmfilter: {},
    refilter: { PATTERN_MAP: { name: '^build-', status: 'E-Waste|Retired', model: '[0-9]+' } },
    macmanufacturer: {},
    vpnlabeler: { VPN_CIDRS: ['192.0.2.0/24'] },
    restful_feedback: { URL: 'https://incidents.example.com/feedback', TIMEOUT: 3 },
    batch_restful_summary: { URL: 'http://reports.example.com/' },
    es_logger: { ELASTICSEARCH_HOSTS: ['http://es.example.com'] },
  },
  PRACTICES: {
    firewall: {
      KEY: 'firewall',
      DISPLAY_TITLE: 'Firewall',
      DESCRIPTION: 'It keeps others out.',
      LINK: '#',
      STATUS_IF_MISSING: 'warn',
    },
    sentinel: {
      SOFTWARE_NAMES: ['Sentinel Agent'],
      SERVICE_NAMES: ['com.sentinelone.sentineld'],
      NA_PLATFORMS: ['Android', 'iOS', 'Windows'],
    },
    uptodate: { REQUIRED_VERSIONS: { 'Mac OS X': '10.11.0' } },
    ours: { KEY: 'ours' },
  },
  orgName: 'Example Company',
  contactEmail: 'help@example.com',
  faq: { content: [{ question: 'Why?', answer: 'Because.' }] },
  hiddenPractices: ['adbstatus'],
  sourceLabels: { google: 'Google Apps', wirelesslogs: 'wireless logs' },
  NO_SUCH_SETTING: 1,
};

let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(() => folder.remove());

describe('migrate', () => {
  it('gives a file that lacks only what nobody could know', () => {
    const { config } = convert(OLD);
    expect(checkConfig(JSON.stringify(config), 'moved')).toEqual([
      expect.stringContaining('access.allowed_domains: is missing'),
    ]);
    const access = { ...(config.access as object), allowed_domains: ['example.com'] };
    expect(checkConfig(JSON.stringify({ ...config, access }), 'moved')).toEqual([]);
    expect(config).toMatchObject({
      organization: {
        name: 'Example Company',
        contact: { email: 'help@example.com' },
        help: [{ question: 'Why?' }],
      },
      access: { session: { absolute_hours: 24 } },
      sources: {
        jamf: { deadline: '5s' },
        landesk: { sweep_every: '12h' },
        google: { label: 'Google Apps', activity: ['accounts'] },
        bitfit: { role: 'ownership' },
        duo: { role: 'activity' },
      },
      practices: {
        firewall: { rating: 'critical', words: { en: { name: 'Firewall', why: 'It keeps others out.' } } },
        sentinel: { software: { names: { Mac: expect.arrayContaining(['Sentinel Agent']) } } },
        adbstatus: { off: true },
      },
      notifications: { webhook: 'https://incidents.example.com/feedback' },
    });
    expect(config.transforms).toEqual([
      { drop_devices: { model: expect.any(Array), serial: expect.any(Array) } },
      { drop_devices: { name: ['build-*'] } },
      { drop_by_status: { statuses: ['*E-Waste*', '*Retired*'] } },
      { manufacturer_from_mac: {} },
      { label_networks: { networks: { VPN: ['192.0.2.0/24'] } } },
    ]);
  });

  it('gives secrets that their sources take', async () => {
    const { secrets } = convert(OLD);
    expect(Object.keys(secrets).sort()).toEqual(['bitfit', 'duo', 'google', 'jamf', 'landesk', 'oidc']);
    for (const [name, settings] of Object.entries(secrets)) {
      if (name === 'oidc') continue;
      const { config } = await loadAdapter(name);
      expect(() => parseSettings(name, config, settings)).not.toThrow();
    }
    expect(secrets.jamf?.url).toBe('https://example.jamfcloud.com');
    expect(secrets.oidc).toEqual({
      client_id: 'stethoscope',
      client_secret: 'hunter2',
      scopes: 'openid email',
    });
  });

  it('says what is to be decided, and names what it does not know', () => {
    const { notes, unknown } = convert(OLD);
    expect(unknown).toEqual(['NO_SUCH_SETTING']);
    for (const about of [
      'time_zone',
      'issuer',
      'es_logger',
      'reports.example.com',
      '[0-9]+',
      'practices.ours',
      'uptodate',
    ])
      expect(notes).toContainEqual(expect.stringContaining(about));
    expect(new Set(notes).size).toBe(notes.length);
  });

  it('keeps our names of software beside its own', () => {
    const { config, notes } = convert({
      PRACTICES: {
        carbonblack: { SOFTWARE_NAMES: ['Bit9'], SERVICE_NAMES: ['bit9'], NA_PLATFORMS: ['Linux'] },
      },
    });
    const { software } = (
      config.practices as Record<string, { software: { names: Record<string, string[]> } }>
    ).carbonblack ?? { software: { names: {} } };
    expect(software.names.Mac).toEqual(expect.arrayContaining(['*CBCloud*', 'Bit9']));
    expect(software.names).not.toHaveProperty('Linux');
    expect(software).toMatchObject({ services: { Windows: expect.arrayContaining(['CbDefense*', 'bit9']) } });
    expect(notes).toContainEqual(expect.stringMatching(/carbonblack: its names were added/));
  });

  it.each([
    ['https://help.example.com/disk', 'https://help.example.com/disk'],
    [
      { Mac: 'https://help.example.com/mac', 'Mac OS X': '#', Windows: 'https://help.example.com/win' },
      { Mac: 'https://help.example.com/mac', Windows: 'https://help.example.com/win' },
    ],
  ])('takes the link %j over', (LINK, link) => {
    const { config } = convert({ PRACTICES: { encryption: { LINK } } });
    expect(config.practices).toEqual({ encryption: { words: { en: { link } } } });
  });

  it('names what it leaves out', () => {
    const { notes, unknown } = convert({
      PRACTICES: {
        encryption: { LINK: 'http://help.example.com', MIN_FREE_GB: 5, DISPLAY_TITLE: 'Disk' },
        uptodate: { UNSUPPORTED_MSG: 'Too old.', RECOMMENDED_MSG: 'Update soon.' },
        ours: { MIN_FREE_GB: 5 },
      },
      sourceLabels: { google: 'Google Apps', wirelesslogs: 'wireless logs' },
    });
    expect(unknown).toEqual(['PRACTICES.encryption.MIN_FREE_GB']);
    for (const about of [
      /encryption: its link is no https address.*http:\/\/help/,
      /UNSUPPORTED_MSG.*Too old\./,
      /RECOMMENDED_MSG.*Update soon\./,
      /practices\.ours.*MIN_FREE_GB/,
      /wirelesslogs.*"wireless logs"/,
      /sources\.google: .*"Google Apps"/,
      /words were carried over in English/,
    ])
      expect(notes).toContainEqual(expect.stringMatching(about));
  });

  it.each([
    ['^VMware.*', ['VMware*']],
    ['VMware', ['*VMware*']],
    ['^(build|ci)-.*$', undefined],
    ['^(build|ci)$', ['build', 'ci']],
    ['(?i)virtualbox', ['*virtualbox*']],
    ['^Mac Pro \\(Rack\\)$', ['Mac Pro (Rack)']],
    ['lab\\.example', ['*lab.example*']],
    ['build.+lab$', ['*build*lab']],
    ['[0-9]+', undefined],
    ['a\\d', undefined],
    ['a.c', undefined],
  ])('turns the regular expression %s into %j', (pattern, names) => {
    const { config, notes } = convert({ PLUGINS: { refilter: { PATTERN_MAP: { name: pattern } } } });
    expect(config.transforms).toEqual(names && [{ drop_devices: { name: names } }]);
    expect(notes.some((note) => note.includes(`\`name: ${pattern}\``))).toBe(names === undefined);
  });

  it('takes several expressions for one field', () => {
    const { config, notes } = convert({
      PLUGINS: { refilter: { PATTERN_MAP: { model: ['^VMware', '[0-9]'] } } },
    });
    expect(config.transforms).toEqual([{ drop_devices: { model: ['VMware*'] } }]);
    expect(notes).toContainEqual(expect.stringContaining('`model: [0-9]`'));
  });

  it.each([
    ['https://accounts.google.com/o/oauth2/v2/auth', 'https://accounts.google.com'],
    [
      'https://login.microsoftonline.com/t1/oauth2/v2.0/authorize',
      'https://login.microsoftonline.com/t1/v2.0',
    ],
    ['https://example.okta.com/oauth2/v1/authorize', 'https://example.okta.com'],
    ['https://example.okta.com/oauth2/default/v1/authorize', 'https://example.okta.com/oauth2/default'],
    [
      'https://sso.example.com/realms/main/protocol/openid-connect/auth',
      'https://sso.example.com/realms/main',
    ],
    ['https://example.auth0.com/authorize?x=1', 'https://example.auth0.com/'],
    ['https://sso.example.com/authorize', undefined],
  ])('tells the issuer by %s', (OIDC_AUTHORIZATION_URL, issuer) => {
    const { secrets, notes } = convert({ OIDC_AUTHORIZATION_URL });
    expect(secrets.oidc?.issuer).toBe(issuer);
    expect(notes).toContainEqual(expect.stringMatching(/oidc: .*issuer/));
  });

  it('takes both files at once, and says which name is in both', async () => {
    const one = await folder.write('one.json', {
      GOOGLE_API_USERNAME: 'a@example.com',
      GOOGLE_API_SECRETS: KEY,
    });
    const two = await folder.write('two.json', {
      sourceLabels: { google: 'Google Apps' },
      orgName: 'Example',
    });
    const { code, stdout } = await run(['migrate', one, two]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).config).toMatchObject({
      organization: { name: 'Example' },
      sources: { google: { label: 'Google Apps', sweep_every: '12h' } },
    });
    expect(await run(['migrate', one, one])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('GOOGLE_API_USERNAME is in several files'),
    });
  });

  it('prints no secret, and writes them for nobody else to read', async () => {
    const file = await folder.write('settings.json', OLD);
    const out = join(file, '..', 'moved');
    const { code, stdout, stderr } = await run(['migrate', file, '--out', out]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('NO_SUCH_SETTING')]);
    expect(stdout).not.toContain('hunter2');
    expect(JSON.parse(stdout).secrets.landesk).toContain('password');
    expect(JSON.parse(await readFile(join(out, 'secrets/jamf.json'), 'utf8'))).toMatchObject({
      password: 'hunter2',
    });
    expect(statSync(join(out, 'secrets/jamf.json')).mode & 0o077).toBe(0);
    expect(parse(await readFile(join(out, 'stethoscope.yml'), 'utf8'))).toHaveProperty('sources.jamf');
    expect(await run(['migrate', file, '--out', out])).toMatchObject({ code: 1, stdout: '' });
  });

  it('refuses what are no settings', async () => {
    expect(await run(['migrate', await folder.write('list.json', [1])])).toMatchObject({ code: 1 });
    expect(await run(['migrate', 'nowhere.json'])).toMatchObject({ code: 1 });
  });
});

describe('docs/moving-over.md', () => {
  const guide = readFileSync(new URL('../../docs/moving-over.md', import.meta.url), 'utf8');

  it('has a line for every setting that is moved', () => {
    const all = [...Object.keys(MOVES), ...Object.keys(PLUGIN_MOVES), ...SHARED_SETTINGS];
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((name) => !guide.includes(`\`${name}\``) && name !== 'PRACTICES')).toEqual([]);
    expect(guide).toContain('`PRACTICES.<practice>`');
  });
});
