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
        sentinel: { software: { names: { Mac: ['Sentinel Agent'] } } },
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
