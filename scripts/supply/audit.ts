/** `npm run audit`: known weaknesses of the packages in the lock file, and whether anybody could be asked about them. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { type SupplyResult, tell } from './verdict.ts';

interface Report {
  vulnerabilities?: Record<string, { severity: string; range: string; fixAvailable: unknown }>;
  message?: string;
  error?: { summary?: string };
}

/** Worse than this fails the check; the rest is told. */
const SERIOUS = new Set(['high', 'critical']);

/** @param output what `npm audit --json` printed */
export function verdictOf(output: string): SupplyResult {
  const report = parse(output);
  if (!report?.vulnerabilities) {
    const why = report?.message ?? report?.error?.summary ?? 'no answer';
    return {
      lines: [
        `Not checked: the package registry could not be asked for weaknesses (${reasonOnly(why)}).`,
        'Run this again where it can be reached; nothing is known until then.',
      ],
      exitCode: 2,
    };
  }
  const found = Object.entries(report.vulnerabilities);
  const serious = found.filter(([, { severity }]) => SERIOUS.has(severity));
  const lines = found.map(
    ([name, { severity, range, fixAvailable }]) =>
      `${severity}: ${name} ${range}${fixAvailable ? ' (npm audit fix mends it)' : ''}`,
  );
  const sum = `${found.length} packages with known weaknesses, ${serious.length} of them high or critical.`;
  return { lines: [...lines, sum], exitCode: serious.length > 0 ? 1 : 0 };
}

function parse(output: string): Report | undefined {
  try {
    return JSON.parse(output) as Report;
  } catch {
    return undefined;
  }
}

/** Without addresses: a company's registry may be private. */
const reasonOnly = (text: string): string =>
  text.replace(/(GET|POST) \S+|https?:\/\/\S+/g, '').replace(/[ -]+$/, '');

if (import.meta.main) {
  const cwd = join(import.meta.dirname, '../..');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // It ends with 1 both for weaknesses and when nobody answered; what it printed tells.
  execFile(npm, ['audit', '--json'], { cwd, maxBuffer: 64 * 1024 * 1024 }, (_, stdout) =>
    tell(verdictOf(stdout)),
  );
}
