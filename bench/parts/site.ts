/** Builds the site as it is published. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');

/** @returns what the first view weighs, bytes after gzip, as the build says */
export async function buildSite(folder: string): Promise<{ script: number; style: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'web/build.mjs'), folder], {
    cwd: ROOT,
  });
  const size = (kind: string) => Number(new RegExp(`first view, ${kind}: (\\d+)`).exec(stdout)?.[1]);
  return { script: size('script'), style: size('style') };
}
