/** How each source is, beside an answer that is a list: there, a source that failed must not look like no devices. */
import type { ReportSource } from '../model/report.ts';

/** What is told of a source. */
export type HeaderSource = Pick<ReportSource, 'source' | 'state'> & { code?: string };

/**
 * A dictionary as RFC 9651 writes it: `jamf=fresh, landesk=failed;code=unreachable`.
 *
 * @param waits seconds after which to ask again, when something is still to come
 */
export function sourcesHeader(sources: readonly HeaderSource[], waits?: number): Record<string, string> {
  const entries = sources.map(({ source, state, code }) => {
    const says = code === undefined || code === state ? '' : `;code=${code}`;
    return `${source}=${state}${says}`;
  });
  return {
    ...(entries.length > 0 && { 'stethoscope-sources': entries.join(', ') }),
    ...(waits !== undefined && { 'retry-after': String(waits) }),
  };
}
