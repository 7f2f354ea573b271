/** A document in the shape of SOFA's version 2, of what is invented. */
import type { FeedFault } from '../../../local/simulator/types.ts';
import { IOS, MACOS, type PlayedLine, type PlayedRelease } from './history.ts';

const DAY = 86_400_000;
/** SOFA looks every six hours. */
const LOOKED = 2 * 3_600_000;

type Platform = 'macos' | 'ios';

/** @param now the end of the history */
export function documentOf(platform: Platform, now: Date, fault?: FeedFault): object {
  const lines = played(platform, fault);
  const at = new Date(now.getTime() - LOOKED - (fault === 'old_copy' ? 7 * DAY : 0));
  // As it really writes its time: with more digits than a clock has.
  const LastCheck = at.toISOString().replace('Z', '991718+00:00');
  const mac = platform === 'macos';
  return {
    ...{ SchemaVersion: '2026.04.11.2', Version: '2.0', UpdateHash: 'played', LastCheck },
    OSVersions: lines.map((line) => lineOf(line, mac, at, fault)),
    ...(mac && {
      Models: modelsOf(MACOS),
      XProtectPayloads: {},
      XProtectPlistConfigData: {},
      InstallationApps: {},
    }),
    Devices: devicesOf(lines, mac),
    BackgroundSecurityImprovements: {},
  };
}

function played(platform: Platform, fault?: FeedFault): readonly PlayedLine[] {
  const lines = platform === 'macos' ? MACOS : IOS;
  if (fault === 'nothing') return [];
  if (fault === 'half_file') return lines.slice(Math.ceil(lines.length / 2));
  if (fault === 'went_back')
    return lines.map((line, index) => (index === 1 ? { ...line, releases: line.releases.slice(1) } : line));
  if (fault !== 'new_major') return lines;
  const [first] = lines;
  const release = { version: `${(first?.major ?? 0) + 1}.0`, ago: 1, fixes: 3 };
  const name = platform === 'macos' ? { name: 'Half Dome' } : {};
  return [{ ...name, major: (first?.major ?? 0) + 1, models: [], releases: [release] }, ...lines];
}

function lineOf(line: PlayedLine, mac: boolean, now: Date, fault?: FeedFault): object {
  const { major, name, releases, models } = line;
  const written = releases.map((release) => releaseOf(release, line, mac, now));
  // Its "latest" is the newest release for all models, and it sorts by text in version 1.
  const universal = releases.filter(({ only }) => !only);
  const sorted = [...universal].sort((left, right) => (left.version < right.version ? 1 : -1));
  const latest = fault === 'sorted_as_text' ? sorted[0] : universal[0];
  return {
    OSVersion: name ? `${name} ${major}` : String(major),
    ...(latest && {
      Latest: {
        ...releaseOf(latest, line, mac, now),
        SupportedDevices: models.map((id) => deviceOf(id, mac)),
      },
    }),
    SecurityReleases: fault === 'sorted_as_text' ? written.toReversed() : written,
    ...(mac && { SupportedModels: [] }),
  };
}

function releaseOf(release: PlayedRelease, line: PlayedLine, mac: boolean, now: Date): object {
  const { version, ago, fixes, exploited = 0, only } = release;
  const day = new Date(now.getTime() - ago * DAY).toISOString().slice(0, 10);
  const cves = Array.from({ length: fixes }, (_, index) => `CVE-2026-9${line.major}${ago}${index}`);
  const devices = only ?? (mac ? [] : line.models);
  return {
    UpdateName: mac ? `macOS ${line.name} ${version}` : `iOS ${version} and iPadOS ${version}`,
    ProductName: mac ? 'macOS' : 'iOS and iPadOS',
    ...{ ProductVersion: version, Build: '', AllBuilds: [], ReleaseType: 'OS' },
    ReleaseDate: `${day}T00:00:00Z`,
    SecurityInfo: `https://support.example.com/${line.major}-${ago}`,
    SecurityInfoContext: 'Invented.',
    SupportedDevices: devices.map((id) => deviceOf(id, mac)),
    CVEs: Object.fromEntries(cves.map((cve) => [cve, {}])),
    ActivelyExploitedCVEs: cves.slice(0, exploited),
    UniqueCVEsCount: fixes,
    DaysSincePreviousRelease: 322,
    DeviceScope: only ? 'device-specific' : 'universal',
  };
}

/** Macs are listed by their boards, phones and tablets by their models. */
const deviceOf = (id: string, mac: boolean): string => (mac ? `J${id.replace(/\W/g, '')}AP` : id);

const devicesOf = (lines: readonly PlayedLine[], mac: boolean): object =>
  Object.fromEntries(
    lines
      .flatMap(({ models }) => models)
      .map((id) => [deviceOf(id, mac), { MarketingName: id, ...(mac && { DeviceID: id }) }]),
  );

function modelsOf(lines: readonly PlayedLine[]): object {
  const ids = new Set(lines.flatMap(({ models }) => models));
  return Object.fromEntries(
    [...ids].map((id) => {
      const own = lines.filter(({ models }) => models.includes(id));
      const SupportedOS = own.map(({ name, major }) => `${name} ${major}`);
      return [id, { MarketingName: id, SupportedOS, OSVersions: own.map(({ major }) => major) }];
    }),
  );
}
