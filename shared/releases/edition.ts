/** Which Windows it is: it decides how long a version gets updates. */
import { EDITIONS as EDITION_NAMES, type Edition } from '../model/releases.ts';
import type { SystemSeen } from './system.ts';

/**
 * The first of which all patterns fit decides. Names as people read them, and the ids that Windows itself uses
 * (`EnterpriseS`).
 */
const EDITIONS: readonly [RegExp[], Edition][] = [
  // Azure's Windows for many people at once calls itself a server and ends with Enterprise.
  [[/serverrdsh|multi-session/i], 'enterprise'],
  // It shares builds with servers, and ends by itself (formerly Azure Stack HCI).
  [[/azure (stack hci|local)|azurestackhci/i], 'azure_local'],
  [[/server|\bdatacenter\b/i], 'server'],
  // IoT Core has the ten years of a channel for the long term.
  [[/iot core/i], 'iot_ltsc'],
  [[/iot/i, /lts[bc]|enterprises/i], 'iot_ltsc'],
  [[/lts[bc]\b|enterprisesn?\b/i], 'ltsc'],
  // "Pro Education" and "Pro for Workstations" end with Pro.
  [[/\b(home|core\w*|pro|professional\w*|business)\b/i], 'home'],
  [[/\b(enterprisen?|education\w*|iot\w*)\b/i], 'enterprise'],
];

/** Windows' own numbers of its editions: OperatingSystemSKU, the same in all languages. */
const NUMBERS: Readonly<Record<Edition, readonly number[]>> = {
  home: [48, 49, 98, 99, 100, 101, 103, 161, 162, 164, 165],
  enterprise: [4, 27, 70, 72, 84, 121, 122, 175, 188],
  ltsc: [125, 126, 129, 130],
  iot_ltsc: [123, 191],
  server: [7, 8, 10, 12, 13, 14, 36, 37, 38, 39, 40, 41, 79, 80, 143, 144, 145, 146, 147, 148, 407],
  azure_local: [406],
};

const numbered = (number: number): Edition | undefined =>
  EDITION_NAMES.find((edition) => NUMBERS[edition].includes(number));

/** @returns undefined when nothing tells, in a language that is not known here, or for another platform */
export function editionOf({ platform, os, edition }: SystemSeen): Edition | undefined {
  if (platform !== 'Windows') return undefined;
  if (/^\d+$/.test(edition ?? '')) return numbered(Number(edition));
  const name = `${edition ?? ''} ${os ?? ''}`;
  return EDITIONS.find(([patterns]) => patterns.every((pattern) => pattern.test(name)))?.[1];
}
