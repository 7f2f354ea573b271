/** `serverless package` that touches nothing here: osls empties and moves `.serverless/`, which people read in. */
import { execFile } from 'node:child_process';
import { copyFile, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
/** osls takes this for a service's folder only when it is a file of its own. */
const SERVICE = 'serverless.yml';
/** What packaging writes, and what it does not read. */
const NOT_SEEN = new Set([SERVICE, '.serverless', '.esbuild', '.local', '.git', 'coverage']);

/**
 * Packages a stage in an empty folder that shows everything of this one.
 *
 * @param env of the command; no credentials are needed
 * @param params more of its arguments, such as `--param=templateOnly=true`
 * @returns the folder with the template and the bundles
 * @throws Error with what the command wrote, as `stderr` and `stdout`
 */
export async function packageAside(
  stage: string,
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
  params: readonly string[] = [],
): Promise<string> {
  const names = (await readdir(ROOT)).filter((name) => !NOT_SEEN.has(name));
  await Promise.all(names.map((name) => symlink(join(ROOT, name), join(folder, name))));
  await copyFile(join(ROOT, SERVICE), join(folder, SERVICE));
  const serverless = join(ROOT, 'node_modules/serverless/bin/serverless.js');
  const args = [serverless, 'package', '--stage', stage, ...params];
  await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  return join(folder, '.serverless');
}

export const TEMPLATE = 'cloudformation-template-update-stack.json';
