/** Reads what commands are handed, with messages that name the file. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { UsageError } from './errors.ts';

/**
 * @param file a path, or `-` for what is piped in
 * @throws UsageError when it cannot be read
 */
export async function readText(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    const why = code === 'ENOENT' ? 'there is no such file' : code;
    throw new UsageError(`${file} cannot be read: ${why}.`, { cause });
  }
}

/** @throws UsageError when it is not JSON. The parser's message is left out: it quotes what may be a secret. */
export async function readJson(file: string): Promise<unknown> {
  const content = await readText(file);
  try {
    return JSON.parse(content) as unknown;
  } catch {
    throw new UsageError(`${file} is not JSON.`);
  }
}
