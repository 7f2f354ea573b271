/** All cases, in the order in which they are printed. */
import type { Case } from './case.ts';
import { GOOGLE } from './google.ts';
import { JAMF } from './jamf.ts';
import { LANDESK_CASES } from './landesk.ts';
import { OLD_SYSTEMS } from './old-systems.ts';
import { PROTECTION } from './protection.ts';
import { UPTODATE } from './uptodate.ts';

export const CASES: readonly Case[] = [
  ...UPTODATE,
  ...OLD_SYSTEMS,
  ...PROTECTION,
  ...GOOGLE,
  ...JAMF,
  ...LANDESK_CASES,
];
