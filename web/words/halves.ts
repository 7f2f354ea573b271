/** The sections of a catalogue that only parts opened later speak; the build makes a file of their own of them. */
export const LATER: readonly string[] = [
  'account',
  'check',
  'identity',
  'privacy',
  'help',
  'people',
  'helped',
  'fleet',
  'accounts',
  'notifications',
  'session',
];
