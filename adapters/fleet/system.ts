/** Which system a host runs. */
import { compact, type Fields, meaning, said } from '../../shared/adapter-kit/read.ts';
import type { DeviceRecord, Platform } from '../../shared/model/record.ts';

const PLATFORMS: Readonly<Record<string, Platform>> = {
  darwin: 'Mac',
  windows: 'Windows',
  ios: 'iOS',
  ipados: 'iOS',
  android: 'Android',
  chrome: 'ChromeOS',
};

/** Linux goes by the names of its distributions; what most are like is told beside it, and "Linux" in the system's name. */
const LINUX =
  /linux|\b(ubuntu|debian|rhel|centos|fedora|sles|suse|opensuse[-\w]*|kali|gentoo|amzn|pop|arch|archarm|void|nixos|endeavouros|manjaro\S*|tuxedo|neon|rocky|ol)\b/i;

type System = Pick<DeviceRecord, 'platform' | 'os' | 'os_version' | 'os_build'>;

export function systemOf(host: Fields): System {
  const words = said(host.os_version);
  const isLinux = [host.platform, host.platform_like, words].some((word) => LINUX.test(said(word) ?? ''));
  const platform = meaning(PLATFORMS, host.platform) ?? (isLinux ? 'Linux' : undefined);
  return compact({ platform, ...versionIn(words, platform), os_build: said(host.build) });
}

/** "Windows 11 Enterprise 24H2 10.0.26100.4652": the number of the product is none of its version. */
const WINDOWS = /^(\D.*?)\s(\d+\.\d+\.\d+(?:\.\d+)?)$/;
/** "macOS 13.4.1 (c)", "Ubuntu 24.04.3 LTS", "CentOS Linux 8.3.2011", "iOS 26" */
const OTHERS = /^(\D+?)\s(\d+(?:\.\d+)*(?:\s\([a-z]\))?)(?:\s.*)?$/;

function versionIn(words = '', platform?: Platform): Pick<DeviceRecord, 'os' | 'os_version'> {
  const [, os, version] = (platform === 'Windows' ? WINDOWS : OTHERS).exec(words) ?? [];
  return compact({ os: os ?? (words || undefined), os_version: said(version) });
}
