/** Which faults are tried together, and what the page must then say of each source. */
import type { Faults } from '../../../local/simulator/types.ts';
import { SOURCE_NAMES, type SourceName } from './sources.ts';

/** Every way to fail. One that is `slow` needs several calls, and works in the end. */
export const FAULTS = {
  timeout: { fail: 'hang' },
  slow: { delay: 3_000 },
  cut: { fail: 'cut' },
  429: { fail: '429' },
  500: { fail: '500' },
  401: { fail: '401' },
  html: { fail: 'html' },
  truncated: { fail: 'truncated' },
  empty: { fail: 'empty' },
} as const satisfies Record<string, Faults>;
export type FaultName = `${keyof typeof FAULTS}`;
const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

/** The sources that fail, each in its way. */
export type Case = ReadonlyMap<SourceName, FaultName>;

export const nameOf = (failing: Case): string =>
  [...failing].map(([source, fault]) => `${source} ${fault}`).join(', ');

/** The sources for which a page waits in vain. */
export const lateIn = (failing: Case): SourceName[] =>
  SOURCE_NAMES.filter((source) => ['timeout', 'slow'].includes(failing.get(source) ?? ''));

/** Each source with each fault. */
export function singles(): Case[] {
  return combinations([SOURCE_NAMES]).map((entries) => new Map(entries));
}

/** Each pair of sources with each pair of faults. */
export function pairs(): Case[] {
  return SOURCE_NAMES.flatMap((one, index) =>
    SOURCE_NAMES.slice(index + 1).flatMap((other) => combinations([[one], [other]])),
  ).map((entries) => new Map(entries));
}

/** All sources at once, in each combination of faults. */
export function allAtOnce(): Case[] {
  return combinations(SOURCE_NAMES.map((source) => [source])).map((entries) => new Map(entries));
}

/** One of each list of sources, with one of the faults each: all ways to choose. */
function combinations(lists: readonly (readonly SourceName[])[]): [SourceName, FaultName][][] {
  return lists.reduce<[SourceName, FaultName][][]>(
    (chosen, sources) =>
      chosen.flatMap((before) =>
        sources.flatMap((source) =>
          FAULT_NAMES.map((fault): [SourceName, FaultName][] => [...before, [source, fault]]),
        ),
      ),
    [[]],
  );
}

/** Those that all share one fault, and every so many of the others: the same ones each time. */
export function sampleOf(cases: readonly Case[], every: number): Case[] {
  return cases.filter((failing, index) => new Set(failing.values()).size === 1 || index % every === 0);
}

export interface Expected {
  state: 'fresh' | 'pending' | 'failed';
  code?: string;
}

/** While nothing is known of the person. Whatever takes too long may still come. */
export function expectedAtFirst(source: SourceName, fault: FaultName | undefined): Expected {
  if (fault === 'timeout' || fault === 'slow') return { state: 'pending', code: 'pending' };
  return expectedInTheEnd(source, fault);
}

/** When the last function has ended. */
export function expectedInTheEnd(source: SourceName, fault: FaultName | undefined): Expected {
  // A search at Google can never be sure that it found everything.
  if (fault === undefined || fault === 'slow')
    return { state: 'fresh', ...(source === 'google' && { code: 'incomplete' }) };
  return { state: 'failed', code: codeOf(source, fault) };
}

/** Over SQL Server's protocol, what is no answer looks like a line that was cut. */
function codeOf(source: SourceName, fault: FaultName): string {
  if (fault === '401') return 'credentials_refused';
  if (fault === '429') return 'rate_limited';
  const unintelligible = ['html', 'truncated', 'empty'].includes(fault) && source !== 'landesk';
  return unintelligible ? 'unintelligible' : 'unreachable';
}
