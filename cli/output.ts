/** stdout carries only JSON, so that it can be piped; whatever is for people goes to stderr. */
import { once } from 'node:events';

/** One value on one line. Waits when the reader is slower. */
export async function printLine(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}

/** One value, indented. */
export async function printJson(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)) await once(process.stdout, 'drain');
}

/** A line for people. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
