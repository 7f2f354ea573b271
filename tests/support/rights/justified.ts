/** Rights that no test can need, each with why the function has it all the same. There are no others. */
export const JUSTIFIED: readonly { right: RegExp; reason: string }[] = [
  {
    right: /: logs:(CreateLogStream|CreateLogGroup|PutLogEvents) on /,
    reason:
      'Lambda itself writes what a function logs, with the role of the function; nothing plays that here.',
  },
  {
    right: /-notification-events: sqs:SendMessage on .*-lost-notifications$/,
    reason: 'Lambda itself puts there what the function could not take in, after its last retry.',
  },
];
