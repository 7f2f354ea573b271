/** What the adapters declare to tell, as functions are built with it. */
import { tells as google } from '../../adapters/google/tells.ts';
import { tells as jamf } from '../../adapters/jamf/tells.ts';
import { tells as landesk } from '../../adapters/landesk/tells.ts';

export const TELLS = { google, jamf, landesk };
