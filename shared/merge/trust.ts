/** Whose word counts more: records by the trust of their sources. */
import { TRUSTS } from '../model/declaration.ts';
import type { Entry } from './entry.ts';

/** For sorting: the most trusted first. */
export const byTrust = (one: Entry, other: Entry): number =>
  TRUSTS.indexOf(one.trust) - TRUSTS.indexOf(other.trust);

/** @returns the records in groups of one trust, the most trusted first; within a group in the order that they had */
export const levelsOf = (entries: readonly Entry[]): Entry[][] =>
  TRUSTS.map((trust) => entries.filter((entry) => entry.trust === trust)).filter((level) => level.length > 0);
