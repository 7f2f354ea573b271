/** Parameters in paths, by name. The middleware brings each into its one spelling (shared/access/middleware/params.ts). */

export interface PathParameter {
  description: string;
  example?: string;
}

export const PATH_PARAMETERS: Readonly<Record<string, PathParameter>> = {
  who: { description: 'An e-mail address, or `me`: the person who is signed in.', example: 'me' },
  serial: { description: 'A serial number.', example: 'C02XK1ABJG5J' },
  macaddr: { description: 'A MAC address in any usual spelling.', example: '00:1B:63:84:45:E6' },
  id: { description: 'The id of a notification.' },
  source: { description: 'The name of a source, or of a sender of notifications.', example: 'jamf' },
  plugin: { description: 'Any name; it is not looked at.', example: 'restful_feedback' },
};
