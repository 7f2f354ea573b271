/** `serverless package` that touches nothing here: osls empties and moves `.serverless/`, which people read in. */
import { execFile } from 'node:child_process';
import { copyFileSync, readdirSync, symlinkSync } from 'node:fs';
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
 * @returns the folder with the template and the bundles
 * @throws Error with what the command wrote, as `stderr` and `stdout`
 */
export async function packageAside(
  stage: string,
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  for (const name of readdirSync(ROOT))
    if (!NOT_SEEN.has(name)) symlinkSync(join(ROOT, name), join(folder, name));
  copyFileSync(join(ROOT, SERVICE), join(folder, SERVICE));
  const serverless = join(ROOT, 'node_modules/serverless/bin/serverless.js');
  await promisify(execFile)(process.execPath, [serverless, 'package', '--stage', stage], {
    cwd: folder,
    env,
  });
  return join(folder, '.serverless');
}

export const TEMPLATE = 'cloudformation-template-update-stack.json';
