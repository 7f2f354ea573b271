/** All cases, in the order in which they are printed. */
import type { Case } from './case.ts';
import { PROTECTION } from './protection.ts';
import { UPTODATE } from './uptodate.ts';

export const CASES: readonly Case[] = [...UPTODATE, ...PROTECTION];
