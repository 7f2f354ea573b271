/** Reading single values of Google's answers, in which `""` is common for "not known". */

import { text } from '../../shared/adapter-kit/read.ts';
import { canonicalEmail } from '../../shared/identifiers/index.ts';

/** An object as it was answered: nothing is certain. */
export type Item = Record<string, unknown>;

export interface ReadOptions {
  /** When the request was sent, ISO 8601 UTC. */
  syncedAt: string;
  /** Alias domain → primary domain. */
  aliasDomains: Record<string, string>;
}

export function texts(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map(text).filter((entry) => entry !== undefined);
}

/** @returns ISO 8601 UTC; `undefined` for what is no date */
export function instant(value: unknown): string | undefined {
  const date = new Date(typeof value === 'number' ? value : (text(value) ?? Number.NaN));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Google gives every address a twin in this domain for testing. */
const TEST_ALIAS = /\.test-google-a\.com$/;

/** The one function for owners, however the device was found. */
export function ownersOf(emails: string[], aliasDomains: Record<string, string>): string[] {
  const owners = emails.flatMap((entry) => {
    const email = canonicalEmail(entry);
    if (!email || TEST_ALIAS.test(email)) return [];
    const [name, domain = ''] = email.split('@');
    return [`${name}@${aliasDomains[domain] ?? domain}`];
  });
  return [...new Set(owners)].sort();
}
