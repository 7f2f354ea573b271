/** What a Linux computer should do about its distribution; what is missing in it, the vendor's own word tells. */
import { endStanding, endsAreOld, endsOld, lineOf, linesOf, newestSupported, outside } from './ends.ts';
import { type Outlook, type Standing, unknown } from './standing.ts';
import type { SystemSeen } from './system.ts';
import { systemVersion } from './versions.ts';

/** Distributions by how systems call themselves, with the name of the product that tells their ends. */
const DISTRIBUTIONS: readonly { begins: RegExp; product: string; name: string; longest?: true }[] = [
  { begins: /^ubuntu/i, product: 'ubuntu', name: 'Ubuntu' },
  // After three years another team goes on; its updates need nothing but Debian's own list of servers.
  { begins: /^debian/i, product: 'debian', name: 'Debian', longest: true },
  { begins: /^fedora/i, product: 'fedora', name: 'Fedora' },
];

export function linuxStanding(seen: SystemSeen, outlook: Outlook): Standing {
  const distribution = DISTRIBUTIONS.find(({ begins }) => begins.test(seen.os ?? ''));
  if (!distribution) return unknown('version_unlisted');
  const known = linesOf(distribution.product, outlook);
  if (!known) return unknown('no_feed', true);
  const lines = distribution.longest
    ? known.map(({ extended_ends, ...line }) => ({ ...line, ...(extended_ends && { ends: extended_ends }) }))
    : known;
  const version = systemVersion(seen);
  if (!version) return unknown('version_incomplete');
  const line = lineOf(version, lines);
  if (!line) return outside(version, lines);
  const newest = newestSupported(lines, outlook.today);
  const ended = endStanding(
    line,
    newest && newest !== line ? `${distribution.name} ${newest.name}` : undefined,
    outlook,
  );
  if (ended) return ended;
  return endsAreOld(outlook) ? endsOld(outlook) : unknown('patch_unknown', true);
}
