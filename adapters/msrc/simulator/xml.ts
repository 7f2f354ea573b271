/** A month in the shape of CVRF, of what is invented: with rows of the month before, as real months have them. */
import type { FeedFault } from '../../../local/simulator/types.ts';
import type { PlayedLine, PlayedMonth } from './history.ts';

const NAMESPACES =
  'xmlns:cvrf="http://www.icasi.org/CVRF/schema/cvrf/1.1" xmlns:prod="http://www.icasi.org/CVRF/schema/prod/1.1" xmlns:vuln="http://www.icasi.org/CVRF/schema/vuln/1.1"';
/** What a month has more than the one before. */
const MONTHLY = 30;

export function monthXml({ id, released, changed, lines }: PlayedMonth, fault?: FeedFault): string {
  const shown = fault === 'half_file' ? lines.slice(lines.length / 2) : lines;
  return `<?xml version="1.0" encoding="utf-8"?>
<cvrf:cvrfdoc ${NAMESPACES}>
 <cvrf:DocumentTitle>${id} Security Updates</cvrf:DocumentTitle>
 <cvrf:DocumentTracking>
  <cvrf:Identification><cvrf:ID>${id}</cvrf:ID><cvrf:Alias>${id}</cvrf:Alias></cvrf:Identification>
  <cvrf:InitialReleaseDate>${released}</cvrf:InitialReleaseDate>
  <cvrf:CurrentReleaseDate>${changed}</cvrf:CurrentReleaseDate>
 </cvrf:DocumentTracking>
 <prod:ProductTree>
  ${shown.map(({ product }, place) => `<prod:FullProductName ProductID="${place}">${product} for x64-based Systems</prod:FullProductName>`).join('\n  ')}
  <prod:FullProductName ProductID="99">Windows Server 2025</prod:FullProductName>
 </prod:ProductTree>
 ${(fault === 'nothing' ? [] : [0, 1, 2]).map((number) => vulnerability(id, number, shown)).join('\n ')}
</cvrf:cvrfdoc>
`;
}

/** The last one was fixed by the month before already. */
function vulnerability(id: string, number: number, lines: readonly PlayedLine[]): string {
  const before = number === 2 ? MONTHLY : 0;
  const rows = lines.map((line, place) => remediations(line, place, before)).join('\n   ');
  return `<vuln:Vulnerability Ordinal="${number}">
  <vuln:Title>An invented &amp; harmless vulnerability</vuln:Title>
  <vuln:Notes><vuln:Note Title="Description" Type="Description">&lt;p&gt;Invented.&lt;/p&gt;</vuln:Note></vuln:Notes>
  <vuln:CVE>CVE-${id.slice(0, 4)}-${hash(id)}${number}</vuln:CVE>
  <vuln:Threats>
   <vuln:Threat Type="Impact"><vuln:Description>Elevation of Privilege</vuln:Description><vuln:ProductID>0</vuln:ProductID></vuln:Threat>
   <vuln:Threat Type="Exploit Status"><vuln:Description>Publicly Disclosed:No;Exploited:${number === 0 ? 'Yes' : 'No'};Latest Software Release:Exploitation Less Likely</vuln:Description></vuln:Threat>
  </vuln:Threats>
  <vuln:Remediations>
   ${rows}
   ${remediation('Security Update', 4_999_999, '10.0.26100.99999', 99)}
  </vuln:Remediations>
 </vuln:Vulnerability>`;
}

function remediations({ build, revision, hotpatch, kb }: PlayedLine, place: number, before: number): string {
  const update = remediation('Security Update', kb - before, `10.0.${build}.${revision - before}`, place);
  // The month before has one of its own.
  const patch = before > 0 ? revision - before - 12 : hotpatch;
  return patch === undefined
    ? update
    : `${update}\n   ${remediation('Security Hotpatch Update', kb + 50, `10.0.${build}.${patch}`, place)}`;
}

const remediation = (subtype: string, kb: number, build: string, product: number): string =>
  `<vuln:Remediation Type="Vendor Fix"><vuln:Description>${kb}</vuln:Description><vuln:URL>https://support.example.com/${kb}</vuln:URL><vuln:ProductID>${product}</vuln:ProductID><vuln:RestartRequired>Maybe</vuln:RestartRequired><vuln:SubType>${subtype}</vuln:SubType><vuln:FixedBuild>${build}</vuln:FixedBuild></vuln:Remediation>`;

/** Numbers of one month are no numbers of another. */
const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
