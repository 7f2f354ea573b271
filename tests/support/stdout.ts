/** What a function writes to its log. */
import { jest } from '@jest/globals';

/** Runs `work` and returns the lines of JSON that it wrote to the output or the error output. */
export function linesOf(work: () => void): Record<string, unknown>[] {
  let written = '';
  const keep = (chunk: string | Uint8Array) => {
    written += chunk.toString();
    return true;
  };
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(keep),
    jest.spyOn(process.stderr, 'write').mockImplementation(keep),
  ];
  try {
    work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return written
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
