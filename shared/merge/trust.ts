/** Whose word counts more: records by the trust of their sources. */
import { TRUSTS } from '../model/declaration.ts';
import type { Entry } from './entry.ts';
import { newestFirst } from './time.ts';

/** For sorting: the most trusted first. */
export const byTrust = (one: Entry, other: Entry): number =>
  TRUSTS.indexOf(one.trust) - TRUSTS.indexOf(other.trust);

/** The same, and of one trust those first whose word about the operating system is the newest. */
export const bySystem = (one: Entry, other: Entry): number =>
  byTrust(one, other) || newestFirst(one.systemAt, other.systemAt);

/** @returns the records in groups of one trust, the most trusted first; within a group in the order that they had */
export const levelsOf = (entries: readonly Entry[]): Entry[][] =>
  TRUSTS.map((trust) => entries.filter((entry) => entry.trust === trust)).filter((level) => level.length > 0);
