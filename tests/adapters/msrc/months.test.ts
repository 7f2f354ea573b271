import { describe, expect, it } from '@jest/globals';
import { msrc } from '../../../adapters/msrc/index.ts';
import { monthOf, monthsIn } from '../../../adapters/msrc/months.ts';
import { monthXml } from '../../../adapters/msrc/simulator/xml.ts';
import { startSimulator } from '../../../adapters/msrc/simulator.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import type { WindowsFix } from '../../../shared/model/releases.ts';
import { WINDOWS_RULES } from '../../../shared/releases/knowledge/index.ts';
import { recordedText } from '../../support/recordings.ts';
import { startServer } from '../../support/server.ts';

const fixesIn = (text: string) => msrc.understand(text)?.summary?.fixes ?? [];
const NOW = new Date('2026-11-27T09:00:00.000Z');
const http = createHttp({ retries: 0 });
const context = (base: string) => ({ http, log: silentLog, now: () => NOW, base });

/** A month with one vulnerability and these remediations of it. */
const written = (
  remediations: string,
  { products = 'Windows 11 Version 25H2', threat = 'Exploited:No', head = '' } = {},
) =>
  `<?xml version="1.0"?>${head}<x:cvrfdoc xmlns:x="a"><x:DocumentTracking><x:Identification><x:ID>2026-JUN</x:ID></x:Identification>
  <x:InitialReleaseDate>2026-06-09T07:00:00</x:InitialReleaseDate><x:CurrentReleaseDate>2026-07-05T14:46:17</x:CurrentReleaseDate></x:DocumentTracking>
  <x:FullProductName ProductID="1">${products} for x64-based Systems</x:FullProductName>
  <x:Vulnerability><x:CVE>CVE-2026-1</x:CVE><x:Threats><x:Threat Type="Exploit Status"><x:Description>${threat}</x:Description></x:Threat></x:Threats>
  <x:Remediations>${remediations}</x:Remediations></x:Vulnerability></x:cvrfdoc>`;
const fix = (build: string, subtype = 'Security Update', type = 'Vendor Fix') =>
  `<x:Remediation Type="${type}"><x:Description>5094126</x:Description><x:ProductID>1</x:ProductID><x:SubType>${subtype}</x:SubType><x:FixedBuild>${build}</x:FixedBuild></x:Remediation>`;

describe('a month of MSRC', () => {
  recordedText(
    'feeds/msrc-cvrf-2026-Jun-windows-client-trimmed.xml',
    (text) => {
      expect(msrc.understand(text)).toMatchObject({
        document: '2026-06',
        feed_time: '2026-07-05T14:46:17.000Z',
      });
      const builds = fixesIn(text).map(({ line, build, update, kb }) => [line, build, update, kb]);
      // Rows of May's update (8457) and of May's hotpatch (8390) are in it, too.
      expect(builds.sort()).toEqual([
        ['10.0.19045', '10.0.19045.7417', '10.0.19045.7417', 'KB5094127'],
        ['10.0.22631', '10.0.22631.7219', '10.0.22631.7219', 'KB5093998'],
        ['10.0.26100', '10.0.26100.8655', '10.0.26100.8655', 'KB5094126'],
        ['10.0.26200', '10.0.26200.8655', '10.0.26200.8655', 'KB5094126'],
        ['10.0.28000', '10.0.28000.2269', '10.0.28000.2269', 'KB5095051'],
      ]);
      for (const { released, exploited } of fixesIn(text))
        expect([released, exploited]).toEqual(['2026-06-09', {}]);
    },
    'is understood: the month’s own updates, by build',
  );

  it('counts a hotpatch of its own, which is lower', () => {
    const own = written(fix('10.0.26200.8655') + fix('10.0.26200.8600', 'Security Hotpatch Update'));
    expect(fixesIn(own)).toEqual([
      {
        month: '2026-06',
        line: '10.0.26200',
        build: '10.0.26200.8600',
        update: '10.0.26200.8655',
        kb: 'KB5094126',
        released: '2026-06-09',
        exploited: {},
        cves: ['CVE-2026-1'],
      },
    ]);
  });

  it('says what is exploited since its day', () => {
    const [said] = fixesIn(
      written(fix('10.0.26200.8655'), { threat: 'Publicly Disclosed:No;Exploited:Yes;Latest' }),
    );
    expect(said?.exploited).toEqual({ 'CVE-2026-1': '2026-06-09' });
  });

  it.each<[string, string]>([
    ['a server', written(fix('10.0.26100.8655'), { products: 'Windows Server 2025' })],
    ['another product', written(fix('10.0.26100.8655'), { products: 'Microsoft Office' })],
    ['a build of another form', written(fix('26100.8655'))],
    ['a known issue', written(fix('10.0.26100.8655', 'Security Update', 'Known Issue'))],
    ['a hotpatch alone', written(fix('10.0.26100.8655', 'Security Hotpatch Update'))],
    ['nothing', written('')],
  ])('with %s says nothing', (_, text) => expect(fixesIn(text)).toEqual([]));

  const ENTITY = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  it.each<[string, string]>([
    ['half of it', written(fix('10.0.26200.8655')).slice(0, 700)],
    ['an entity of its own', written(fix('10.0.26200.8655'), { head: ENTITY, products: 'Windows 11 &b;' })],
    [
      'a file from outside',
      written('', { head: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', threat: '&x;' }),
    ],
    ['a nesting without end', `<cvrfdoc>${'<a>'.repeat(500)}`],
    ['no month', written(fix('10.0.26200.8655')).replace('2026-JUN', '2026-Q2')],
    ['no time', written('').replace('2026-07-05T14:46:17', 'soon')],
  ])('that is %s is refused', (_, text) => {
    expect(() => msrc.understand(text)).toThrow(/month of MSRC/);
  });

  it('is asked for by the name that it has in the list', () => {
    expect(['2026-Jun', '2026-JUN', '2017-May-B', '2026-06', '2026-Foo', 'x'].map(monthOf)).toEqual([
      ...['2026-06', '2026-06'],
      ...[undefined, undefined, undefined, undefined],
    ]);
  });
});

describe('the list of months', () => {
  recordedText(
    'feeds/msrc-updates-index.json',
    (text) => {
      expect(msrc.understand(text)).toEqual({ document: 'index', feed_time: '2026-07-05T14:46:17.000Z' });
      const { months = [] } = monthsIn(text, new Date('2026-07-06T22:28:06Z')) ?? {};
      // July has come before its Tuesday.
      expect(months[0]).toMatchObject({ document: '2026-07', id: '2026-Jul' });
      expect(months[1]).toEqual({ document: '2026-06', id: '2026-Jun', changed: '2026-07-05T14:46:17.000Z' });
      expect(months.at(-1)?.document).toBe('2025-06');
      expect(months.length).toBeLessThanOrEqual(14);
    },
    'is understood: newest first, a year back',
  );

  it('is read in either case of its keys, alone or under a name', () => {
    const entry = { id: '2026-Nov', currentReleaseDate: '2026-11-20T08:00:00Z', cvrfUrl: '' };
    const upper = { ID: '2026-Nov', CurrentReleaseDate: '2026-11-20T08:00:00Z', CvrfUrl: '' };
    const wanted = monthsIn(JSON.stringify([entry]));
    expect(wanted?.months).toEqual([
      { document: '2026-11', id: '2026-Nov', changed: '2026-11-20T08:00:00.000Z' },
    ]);
    expect(monthsIn(JSON.stringify({ value: [upper] }))).toEqual(wanted);
  });

  it.each(['[]', '{"value":[]}', '{}', 'no JSON', '{"value":[{"ID":"2026-Nov"}]}'])('is not %s', (text) => {
    expect(monthsIn(text)).toBeUndefined();
  });
});

describe('reading MSRC', () => {
  const withMonths = async <Result>(
    months: Record<string, string>,
    work: (base: string, paths: string[]) => Promise<Result>,
  ) => {
    const value = Object.keys(months).map((ID) => ({
      ID,
      CurrentReleaseDate: '2026-11-20T08:00:00Z',
      CvrfUrl: '',
    }));
    const server = await startServer(({ path }, response) => {
      const month = months[path.replace('/cvrf/', '')];
      if (path === '/updates') return response.writeHead(200, { etag: '"i"' }).end(JSON.stringify({ value }));
      return response.writeHead(month === undefined ? 404 : 200).end(month);
    });
    try {
      return await work(
        server.url.href,
        server.received.map(({ path }) => path),
      );
    } finally {
      await server.close();
    }
  };
  const empty = (id: string) =>
    monthXml({ id, released: '2026-11-10T08:00:00', changed: '2026-11-20T08:00:00', lines: [] }, 'nothing');

  it('leaves out a month that has nothing for Windows yet, and looks again', async () => {
    const answers = await withMonths({ '2026-Dec': empty('2026-Dec') }, (base) =>
      msrc.read({}, context(base)),
    );
    expect(answers).toEqual([
      { document: 'index', said: { feed_time: '2026-11-20T08:00:00.000Z' }, validator: undefined },
    ]);
  });

  it('does not believe that a month that was there has nothing', async () => {
    const validators = { '2026-11': '2026-11-11T08:00:00.000Z' };
    const answers = await withMonths({ '2026-Nov': empty('2026-Nov') }, (base) =>
      msrc.read(validators, context(base)),
    );
    expect(answers[1]).toMatchObject({ document: '2026-11', said: { summary: { fixes: [] } } });
  });

  it('tells of a month that cannot be read, and reads the others', async () => {
    const answers = await withMonths(
      { '2026-Nov': 'no XML', '2026-Oct': written('').replace('JUN', 'Oct') },
      (base) => msrc.read({ '2026-10': 'earlier' }, context(base)),
    );
    expect(answers).toMatchObject([
      { document: 'index', validator: undefined },
      { document: '2026-11', error: { code: 'unintelligible' } },
      { document: '2026-10', said: {} },
    ]);
  });

  it('keeps a month that the list lacks', async () => {
    const simulator = await startSimulator({ now: NOW });
    const { url } = simulator.settings;
    const first = await msrc.read({}, context(url));
    const validators = Object.fromEntries(
      first.map((one) => [one.document, 'said' in one ? String(one.validator) : '']),
    );
    simulator.faults.set({ fail: 'month_missing' });
    const second = await msrc.read(validators, context(url)).finally(simulator.close);
    expect(
      second
        .filter((answer) => 'unchanged' in answer)
        .map(({ document }) => document)
        .sort(),
    ).toEqual([...['2026-09', '2026-10', '2026-11']]);
  });
});

describe('two copies of a month', () => {
  const said = (more: Partial<WindowsFix> = {}): WindowsFix => ({
    ...{ month: '2026-06', line: '10.0.26200', build: '10.0.26200.8655', update: '10.0.26200.8655' },
    ...{ released: '2026-06-09', exploited: {} },
    ...more,
  });

  it('know a line that only the first had, and since when a hole is known to be used', () => {
    const other = said({ line: '10.0.19045' });
    const later = said({ build: '10.0.26200.8600', exploited: { 'CVE-1': '2026-06-09' } });
    const { fixes } = WINDOWS_RULES.union({ fixes: [said(), other] }, { fixes: [later] }, '2026-06-20');
    expect(fixes).toEqual([{ ...later, exploited: { 'CVE-1': '2026-06-20' } }, other]);
  });
});
