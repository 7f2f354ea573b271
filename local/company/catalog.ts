/** What the company buys and installs. Invented, in the shape of what these platforms report. */
import type { Platform } from '../../shared/model/record.ts';
import type { CompanyDevice, DeviceKind } from './types.ts';

export interface Hardware {
  platform: Platform;
  kind: DeviceKind;
  manufacturer: string;
  model: string;
  model_id: string;
}

export const HARDWARE: readonly Hardware[] = [
  mac('laptop', 'MacBook Pro (14-inch, Nov 2024)', 'Mac16,1'),
  mac('laptop', 'MacBook Air (13-inch, M4, 2025)', 'Mac16,12'),
  mac('desktop', 'iMac (24-inch, 2024)', 'Mac16,3'),
  windows('laptop', 'LENOVO', 'ThinkPad T14 Gen 5', '21ML0012GE'),
  windows('laptop', 'Dell Inc.', 'Latitude 7450', '0CB1'),
  windows('desktop', 'Dell Inc.', 'OptiPlex 7020', '0C67'),
  {
    platform: 'Linux',
    kind: 'laptop',
    manufacturer: 'LENOVO',
    model: 'ThinkPad X1 Carbon Gen 12',
    model_id: '21KC',
  },
  apple('phone', 'iPhone 16', 'iPhone17,3'),
  apple('phone', 'iPhone 15 Pro', 'iPhone16,1'),
  apple('tablet', 'iPad Air 13-inch (M2)', 'iPad14,10'),
  { platform: 'Android', kind: 'phone', manufacturer: 'Google', model: 'Pixel 9', model_id: 'tokay' },
  { platform: 'Android', kind: 'phone', manufacturer: 'samsung', model: 'Galaxy S25', model_id: 'SM-S931B' },
  {
    platform: 'ChromeOS',
    kind: 'chromebook',
    manufacturer: 'HP',
    model: 'HP Elite Dragonfly Chromebook',
    model_id: 'redrix',
  },
];

/** What single people have and the others do not. */
export const SPECIAL_HARDWARE: readonly Hardware[] = [
  // The last Mac that starts Windows too.
  mac('laptop', 'MacBook Pro (16-inch, 2019)', 'MacBookPro16,1'),
  windows('laptop', 'ASUSTeK COMPUTER INC.', 'ExpertBook B5', 'B5302CEA'),
  mac('laptop', 'Virtual Mac', 'VMware20,1'),
];

/** Per platform: the current version first, then older ones that some people still have. */
export const SYSTEMS: Record<Platform, readonly CompanyDevice['os'][]> = {
  Mac: [
    { name: 'macOS', version: '26.7.2', build: '25H80' },
    { name: 'macOS', version: '26.5', build: '25F71' },
    { name: 'macOS', version: '15.6.1', build: '24G90' },
  ],
  iOS: [
    { name: 'iOS', version: '27.2', build: '24C90' },
    { name: 'iOS', version: '26.4.1', build: '23E254' },
    { name: 'iOS', version: '18.6', build: '22G86' },
  ],
  Windows: [
    { name: 'Microsoft Windows 11 Enterprise', version: '10.0.26200', build: '26200' },
    { name: 'Microsoft Windows 11 Enterprise', version: '10.0.26100', build: '26100' },
    { name: 'Microsoft Windows 10 Enterprise', version: '10.0.19045', build: '19045' },
  ],
  Linux: [
    { name: 'Ubuntu', version: '26.04', build: '' },
    { name: 'Ubuntu', version: '24.04.3', build: '' },
  ],
  Android: [
    { name: 'Android', version: '16', build: 'BP3A.251105.015' },
    { name: 'Android', version: '14', build: 'AP2A.240805.005' },
  ],
  ChromeOS: [
    { name: 'ChromeOS', version: '148.0.7778.96', build: '16660.41.0' },
    { name: 'ChromeOS', version: '140.0.7339.201', build: '16371.57.0' },
  ],
};

/**
 * Short names of the sources that know a platform. A source that is not named here knows every device of its platforms.
 * Some people's iPhones sync with Google too.
 */
export const KNOWN_BY: Record<Platform, readonly string[]> = {
  Mac: ['jamf'],
  iOS: ['jamf'],
  Windows: ['landesk'],
  Linux: [],
  Android: ['google'],
  ChromeOS: ['google'],
};

export const SOFTWARE: Record<Platform, CompanyDevice['software']> = {
  Mac: [
    { name: 'Safari.app', version: '26.6', id: 'com.apple.Safari' },
    { name: 'Slack.app', version: '4.50.1', id: 'com.tinyspeck.slackmacgap' },
    { name: 'SentinelOne Extensions.app', version: '24.3.2', id: 'com.sentinelone.extensions-wrapper' },
    { name: 'VMware CBCloud.app', version: '3.8.1', id: 'com.vmware.carbonblack.cloud.se-agent' },
  ],
  Windows: [
    { name: 'Microsoft Edge', version: '148.0.2535.51', id: 'Microsoft Edge' },
    { name: 'Slack', version: '4.50.1', id: 'Slack' },
    { name: 'Sentinel Agent', version: '24.1.5.277', id: 'Sentinel Agent' },
    { name: 'Carbon Black Cloud Sensor 64-bit', version: '4.0.2', id: 'Carbon Black Cloud Sensor' },
  ],
  Linux: [{ name: 'slack-desktop', version: '4.50.1', id: 'slack-desktop' }],
  iOS: [{ name: 'Slack', version: '25.10.30', id: 'com.tinyspeck.chatlyio' }],
  Android: [{ name: 'Slack', version: '25.10.30', id: 'com.Slack' }],
  ChromeOS: [],
};

export const SERVICES: Record<Platform, string[]> = {
  Mac: ['com.apple.alf', 'com.carbonblack.daemon', 'com.sentinelone.sentineld'],
  Windows: ['CbDefense', 'SentinelAgent', 'mpssvc'],
  Linux: ['ssh', 'ufw'],
  iOS: [],
  Android: [],
  ChromeOS: [],
};

function mac(kind: DeviceKind, model: string, model_id: string): Hardware {
  return { platform: 'Mac', kind, manufacturer: 'Apple', model, model_id };
}

function apple(kind: DeviceKind, model: string, model_id: string): Hardware {
  return { platform: 'iOS', kind, manufacturer: 'Apple', model, model_id };
}

function windows(kind: DeviceKind, manufacturer: string, model: string, model_id: string): Hardware {
  return { platform: 'Windows', kind, manufacturer, model, model_id };
}
