import { describe, expect, it } from '@jest/globals';
import type { Agent } from '../../../shared/model/record.ts';
import {
  type JudgeContext,
  judge,
  loadPractices,
  parsePractices,
  REGISTRY,
} from '../../../shared/practices/index.ts';
import { deviceOf, NOW, YESTERDAY } from './device.ts';

const context: JudgeContext = { now: NOW, language: 'en', practices: {} };
const withPractices = (value: Record<string, unknown>): JudgeContext => {
  const { practices, issues } = parsePractices(value);
  expect(issues).toEqual([]);
  return { ...context, practices };
};
const mac = deviceOf({
  platform: 'Mac',
  version: '26.6.2',
  facts: { disk_encryption: 'off', firewall: true },
});

describe('the runner', () => {
  it('judges by all practices, in order', () => {
    const practices = Object.fromEntries(REGISTRY.map(({ id }) => [id, {}]));
    expect(Object.keys(judge(mac, { ...context, practices }))).toEqual(REGISTRY.map(({ id }) => id));
    expect(REGISTRY.length).toBeGreaterThan(10);
  });

  it('leaves out what is off until the organization has an entry for it', () => {
    expect(Object.keys(judge(mac, context))).not.toContain('crowdstrike');
    const said = (entry: object) => judge(mac, { ...context, practices: { crowdstrike: entry } });
    expect(said({})).toHaveProperty('crowdstrike');
    expect(said({ off: true })).not.toHaveProperty('crowdstrike');
  });

  it('turns a practice that throws into unknown, tells who wants to know, and judges on', () => {
    const broken = deviceOf({ platform: 'Mac', facts: { auto_update: null, firewall: false } });
    const thrown: [string, unknown][] = [];
    const results = judge(broken, { ...context, onError: (id, error) => thrown.push([id, error]) });
    expect(results.autoupdate).toMatchObject({
      status: 'unknown',
      code: 'practice_error',
      seen: 'Our own check stopped before it had a result.',
      directions: null,
      evidence: [],
    });
    expect(thrown).toContainEqual(['autoupdate', expect.any(TypeError)]);
    expect(results.firewall?.status).toBe('nudge');
    expect(judge(broken, context).autoupdate?.code).toBe('practice_error');
  });

  it('shows what every source said, in words', () => {
    const device = {
      ...mac,
      evidence: {
        disk_encryption: [
          { source: 'jamf', value: 'off', at: YESTERDAY },
          { source: 'google', value: 'on' },
        ],
        os_version: [{ source: 'jamf', value: '26.6.2', at: YESTERDAY }],
      },
    };
    const { encryption, uptodate } = judge(device, context);
    expect(encryption?.evidence).toEqual([
      { source: 'jamf', fact: 'disk_encryption', seen: 'not encrypted', value: 'off', at: YESTERDAY },
      { source: 'google', fact: 'disk_encryption', seen: 'encrypted', value: 'on' },
    ]);
    expect(uptodate?.evidence[0]).toMatchObject({
      source: 'jamf',
      fact: 'os_version',
      seen: 'version 26.6.2',
      at: YESTERDAY,
    });
  });

  it('shows only the part of the software that a practice is about', () => {
    const device = deviceOf({
      platform: 'Mac',
      facts: { agents: { sentinelone: { present: true }, other: { present: true } } },
      software: { installed: [{ name: 'Slack' }, { name: 'VMware CBCloud.app', version: '3.8.1' }] },
    });
    const { carbonblack, sentinel } = judge(device, context);
    expect(carbonblack?.evidence.map(({ value }) => value)).toEqual([
      { name: 'VMware CBCloud.app', version: '3.8.1' },
    ]);
    expect(sentinel?.evidence.map(({ value }) => value)).toEqual([{ present: true }, null]);
  });

  it('hears of each agent from the newest source that knows it', () => {
    const said = (source: string, value: Record<string, Agent>, at: string) => ({ source, value, at });
    const device = deviceOf({ platform: 'Mac' });
    device.facts.agents = said('sentinelone', { sentinelone: { present: true, running: true } }, YESTERDAY);
    device.evidence.agents = [
      device.facts.agents,
      { ...said('other', { carbonblack: { present: true } }, YESTERDAY), foreign: true },
      said('carbonblack', { carbonblack: { present: true, running: false } }, '2026-11-20T09:00:00.000Z'),
      said('fleet', { carbonblack: { present: true, running: true } }, '2026-11-19T09:00:00.000Z'),
    ];
    const { carbonblack, sentinel } = judge(device, context);
    expect(sentinel).toMatchObject({ status: 'ok', source: 'sentinelone', last_updated: YESTERDAY });
    expect(carbonblack).toMatchObject({
      status: 'nudge',
      source: 'carbonblack',
      last_updated: '2026-11-20T09:00:00.000Z',
    });
  });

  it('adds what the source tells about a fact', () => {
    const device = deviceOf({ platform: 'Mac' });
    device.facts.disk_encryption = {
      value: 'off',
      source: 'jamf',
      details: {
        covers: 'system_volume',
        volumes: ['Macintosh HD: encrypted', 'Data: not encrypted'],
        recovery_key: 'valid',
      },
    };
    expect(judge(device, context).encryption?.details).toEqual([
      'Macintosh HD: encrypted',
      'Data: not encrypted',
      'recovery key: valid',
    ]);
  });

  it('names the updates that are waiting', () => {
    const device = deviceOf({ platform: 'Mac', facts: { missing_updates: [{ title: 'Safari 26.6' }] } });
    expect(judge(device, context).uptodate?.details).toEqual(['Safari 26.6']);
  });

  it('survives a time that is none', () => {
    const device = deviceOf({ platform: 'Mac', facts: { disk_encryption: 'on' }, at: 'yesterday' });
    expect(judge(device, context).encryption).toMatchObject({
      status: 'ok',
      stale: false,
      last_updated: null,
    });
  });
});

describe('what an organization decides', () => {
  it('calls a verdict stale that rests on something old, and nothing that is unknown', () => {
    const at = '2026-01-01T00:00:00.000Z';
    const judged = (auto_update: object) =>
      judge(deviceOf({ platform: 'Mac', facts: { auto_update }, at }), context).autoupdate;
    const partly = { check: true, download: true };
    expect(judged({ ...partly, install_security: true })).toMatchObject({
      status: 'ok',
      stale: true,
      last_updated: at,
    });
    expect(judged(partly)).toMatchObject({
      status: 'unknown',
      code: 'partly_known',
      stale: false,
      last_updated: at,
    });
  });

  it('switches practices off', () => {
    expect(Object.keys(judge(mac, withPractices({ sentinel: { off: true } })))).not.toContain('sentinel');
  });

  it('changes ratings, and says by when only where there is something to do', () => {
    const entry = { rating: 'suggested', due: '2026-12-15' };
    const results = judge(mac, withPractices({ encryption: entry, firewall: entry }));
    expect(results.encryption).toMatchObject({ status: 'nudge', rating: 'suggested', due: '2026-12-15' });
    expect(results.firewall).not.toHaveProperty('due');
    expect(results.firewall).not.toHaveProperty('deadline');
  });

  it('changes words one by one', () => {
    const words = {
      en: { title: { fail: 'Please turn on FileVault' }, link: 'https://wiki.example.com/disk' },
    };
    const { encryption } = judge(mac, withPractices({ encryption: { words } }));
    expect(encryption).toMatchObject({
      title: 'Please turn on FileVault',
      link: 'https://wiki.example.com/disk',
      why: expect.stringMatching(/^Encryption keeps/),
    });
  });

  it('replaces the steps of one platform', () => {
    const directions = { Mac: [{ for: 'our Macs', steps: ['Open Self Service and select FileVault.'] }] };
    const { encryption } = judge(mac, withPractices({ encryption: { words: { en: { directions } } } }));
    expect(encryption?.directions).toEqual({
      for: 'our Macs',
      steps: ['Open Self Service and select FileVault.'],
    });
  });

  it('adds software', () => {
    const words = { name: 'Osquery', why: 'It answers questions.', consequence: 'Questions stay open.' };
    const added = { osquery: { software: { names: { Mac: ['osquery*'] } }, words: { en: words } } };
    const device = deviceOf({ platform: 'Mac', software: { installed: [] } });
    const results = judge(device, withPractices(added));
    expect(results.osquery).toMatchObject({ status: 'nudge', title: 'Osquery is not installed' });
    expect(Object.keys(results).at(-1)).toBe('osquery');
    expect(judge(deviceOf({ platform: 'Windows' }), withPractices(added)).osquery?.title).toBe(
      'Osquery is not checked on Windows',
    );
  });

  it('keeps what it does not say of a built-in software practice', () => {
    const changed = withPractices({ carbonblack: { software: { names: { Mac: ['Our Sensor'] } } } });
    const device = deviceOf({ platform: 'Mac', facts: { agents: { carbon_black: { present: true } } } });
    expect(judge(device, changed).carbonblack?.status).toBe('ok');
    const listed = deviceOf({ platform: 'Mac', software: { installed: [{ name: 'our sensor.app' }] } });
    expect(judge(listed, changed).carbonblack?.status).toBe('ok');
  });
});

describe('loading', () => {
  it('refuses a practice without words, naming what is missing', () => {
    const { practices } = parsePractices({ foo: { software: { names: { Mac: ['Foo'] } } } });
    expect(() => loadPractices(practices, 'en')).toThrow(/foo lacks words: name, why, consequence/);
    expect(() => judge(mac, { ...context, practices })).toThrow(/foo lacks words/);
  });

  it('takes the nearest language that there are words in', () => {
    expect(judge(mac, { ...context, language: 'en-GB' }).encryption?.title).toBe('The disk is not encrypted');
    expect(judge(mac, { ...context, language: 'xx' }).encryption?.title).toBe('The disk is not encrypted');
  });
});
