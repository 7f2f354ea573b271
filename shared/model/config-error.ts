/** The organization's or the operator's configuration is wrong. Nothing starts with it. */
export class ConfigError extends Error {
  /** One line per mistake: where, what, remedy. */
  readonly problems: string[];

  constructor(what: string, problems: string[]) {
    super(`${what}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
