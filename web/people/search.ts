/** What somebody typed into the search: the address of a person, or what is written on a device. */
import { canonicalMac, spelledSerial } from '../../shared/identifiers/spelling.ts';

export interface DeviceSearch {
  by: 'serial' | 'macaddr';
  /** In the one spelling that the server knows. */
  value: string;
}

export type Search =
  | { for: 'person'; email: string }
  /** Twelve digits may be either: what is first is asked for first. */
  | { for: 'devices'; searches: DeviceSearch[] };

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function deviceSearches(text: string): DeviceSearch[] {
  const [mac, serial] = [canonicalMac(text), spelledSerial(text)];
  return [
    ...(mac === undefined ? [] : [{ by: 'macaddr' as const, value: mac }]),
    ...(serial === undefined || /[:.]/.test(text) ? [] : [{ by: 'serial' as const, value: serial }]),
  ];
}

/**
 * @param typed as it was typed
 * @param devices whether the reader may look for devices too
 * @returns nothing when it is none of these
 */
export function searchFor(typed: string, devices: boolean): Search | undefined {
  const text = typed.trim();
  if (EMAIL.test(text)) return { for: 'person', email: text.toLowerCase() };
  if (!devices || text.includes('@')) return undefined;
  const searches = deviceSearches(text);
  return searches.length > 0 ? { for: 'devices', searches } : undefined;
}
