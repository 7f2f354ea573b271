/** The sections of a catalogue that only parts opened later speak; the build makes a file of their own of them. */
export const LATER: readonly string[] = [
  'check',
  'identity',
  'privacy',
  'help',
  'people',
  'fleet',
  'accounts',
  'notifications',
];
