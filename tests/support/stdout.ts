/** What a function writes to its log. */
import { jest } from '@jest/globals';

/** Runs `work` and returns the lines of JSON that it wrote to the output or the error output. */
export function linesOf(work: () => void): Record<string, unknown>[] {
  const output = listen();
  try {
    work();
  } finally {
    output.end();
  }
  return output.lines().map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The same for work that takes time, as it was written. */
export async function linesWhile(work: () => Promise<unknown>): Promise<string[]> {
  const output = listen();
  try {
    await work();
  } finally {
    output.end();
  }
  return output.lines();
}

function listen() {
  let written = '';
  const keep = (chunk: string | Uint8Array) => {
    written += chunk.toString();
    return true;
  };
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(keep),
    jest.spyOn(process.stderr, 'write').mockImplementation(keep),
  ];
  return {
    end() {
      for (const spy of spies) spy.mockRestore();
    },
    lines: () => written.split('\n').filter((line) => line.startsWith('{')),
  };
}
