/** Which system a machine runs, and what its inventory says of it. */
import { compact, said } from '../../shared/adapter-kit/read.ts';
import type { DeviceRecord, Platform } from '../../shared/model/record.ts';
import type { Row } from './client.ts';

/** Beginnings of `OSTYPE`. What is none of them has no platform here: Windows on phones, Unix, appliances. */
const PLATFORM_NAMES: readonly [RegExp, Platform | undefined][] = [
  [/^windows (phone|mobile|ce)\b/i, undefined],
  [/^windows\b/i, 'Windows'],
  [/^(apple )?(mac ?os|os x)\b/i, 'Mac'],
  [/^(apple )?(ios|ipados|iphone os)\b/i, 'iOS'],
  [/android\b/i, 'Android'],
  [/^chrome ?os\b/i, 'ChromeOS'],
  [/linux|\b(ubuntu|debian|fedora|centos|red ?hat|rhel|suse)\b/i, 'Linux'],
];

/** The first build of Windows 10. Up to there the registry's version is right; since then it is frozen at 6.3. */
const WINDOWS_10 = 10_240;

type System = Pick<DeviceRecord, 'platform' | 'os' | 'os_version' | 'os_build'>;

/**
 * @param row `ostype` like "Microsoft Windows 11 Enterprise Edition, 64-bit" or "Mac OS X 26.6.2". A site without it
 *   still tells Windows by what only Windows has
 */
export function systemOf(row: Row): System {
  const name = said(row.ostype)
    ?.replace(/\((?:R|TM|C)\)|[®™©]/gi, '')
    .replace(/^Microsoft\s+/i, '')
    .replace(/\sEdition\b/i, '')
    .replace(/[\s,]{0,3}\(?\d{1,3}-bit\)?$/i, '');
  const platform = name === undefined ? windowsByRows(row) : platformOf(name);
  return platform === 'Windows' ? windows(row, name) : compact({ platform, ...namedVersion(name) });
}

const platformOf = (name: string): Platform | undefined =>
  PLATFORM_NAMES.find(([pattern]) => pattern.test(name))?.[1];

const windowsByRows = ({ currentbuild, protectionstatus }: Row): Platform | undefined =>
  said(currentbuild) === undefined && said(protectionstatus) === undefined ? undefined : 'Windows';

/** Where a revision is told, it stands behind the build: "26100.4351". */
function windows(row: Row, os: string | undefined): System {
  const os_build = /^\d+(\.\d+)?$/.exec(said(row.currentbuild) ?? '')?.[0];
  const kernel = /^\d+\.\d+$/.exec(said(row.currentversion) ?? '')?.[0];
  const version = os_build && Number.parseInt(os_build, 10) >= WINDOWS_10 ? '10.0' : kernel;
  const os_version = os_build ? version && `${version}.${os_build}` : (unfrozen(kernel) ?? kernelOf(os));
  return compact({ platform: 'Windows' as const, os, os_version, os_build });
}

/** The registry's version, where it is not the one that newer systems are frozen at. */
const unfrozen = (kernel: string | undefined): string | undefined => (kernel === '6.3' ? undefined : kernel);

/** Windows before 10 by the version that goes with its name. */
const NAMED: readonly [RegExp, string][] = [
  [/\b8\.1\b|2012 R2/i, '6.3'],
  [/^windows 8\b|2012/i, '6.2'],
  [/^windows 7\b|2008 R2/i, '6.1'],
  [/\bvista\b|2008/i, '6.0'],
  [/^windows server 2003/i, '5.2'],
  [/\bxp\b/i, '5.1'],
  [/^windows 2000\b/i, '5.0'],
];
const kernelOf = (os = ''): string | undefined => NAMED.find(([name]) => name.test(os))?.[1];

/** "CentOS Linux release 7.9.2009 (Core)": the version stands in the name. */
function namedVersion(name: string | undefined): Pick<DeviceRecord, 'os' | 'os_version'> {
  const version = /\d{1,9}(?:\.\d{1,9}){0,5}\b/.exec(name ?? '');
  const os = name
    ?.slice(0, version?.index)
    .replace(/\b(?:release|version|v)\s{0,3}$/i, '')
    .replace(/[\s,]{1,3}$/, '');
  return compact({ os: os || name, os_version: version?.[0] });
}
