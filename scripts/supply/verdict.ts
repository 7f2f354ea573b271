/** How a check ends: everything is well, something is wrong, or nobody could be asked. The last is never the first. */
export interface SupplyResult {
  lines: string[];
  /** 0 well, 1 wrong, 2 not known. */
  exitCode: 0 | 1 | 2;
}

export function tell({ lines, exitCode }: SupplyResult): void {
  const stream = exitCode === 0 ? process.stdout : process.stderr;
  stream.write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
}
