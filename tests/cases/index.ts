/** All cases, in the order in which they are printed. */
import type { Case } from './case.ts';
import { GOOGLE } from './google.ts';
import { JAMF } from './jamf.ts';
import { LANDESK_CASES } from './landesk.ts';
import { PROTECTION } from './protection.ts';
import { UPTODATE } from './uptodate.ts';

export const CASES: readonly Case[] = [...UPTODATE, ...PROTECTION, ...GOOGLE, ...JAMF, ...LANDESK_CASES];
