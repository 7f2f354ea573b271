/** Which Windows it is: it decides how long a version gets updates. */
import type { Edition } from '../model/releases.ts';
import type { SystemSeen } from './system.ts';

/**
 * The first of which all patterns fit decides. Names as people read them, and the ids that Windows itself uses
 * (`EnterpriseS`).
 */
const EDITIONS: readonly [RegExp[], Edition][] = [
  // Azure's Windows for many people at once calls itself a server and ends with Enterprise.
  [[/serverrdsh|multi-session/i], 'enterprise'],
  [[/server/i], 'server'],
  // IoT Core has the ten years of a channel for the long term.
  [[/iot core/i], 'iot_ltsc'],
  [[/iot/i, /lts[bc]|enterprises/i], 'iot_ltsc'],
  [[/lts[bc]\b|enterprisesn?\b/i], 'ltsc'],
  // "Pro Education" and "Pro for Workstations" end with Pro.
  [[/\b(home|core\w*|pro|professional\w*|business)\b/i], 'home'],
  [[/\b(enterprisen?|education\w*|iot\w*)\b/i], 'enterprise'],
];

/** @returns undefined when nothing tells, or for another platform */
export function editionOf({ platform, os, edition }: SystemSeen): Edition | undefined {
  if (platform !== 'Windows') return undefined;
  const name = `${edition ?? ''} ${os ?? ''}`;
  return EDITIONS.find(([patterns]) => patterns.every((pattern) => pattern.test(name)))?.[1];
}
