/** The template of the local stage, compiled as for a deployment. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SERVERLESS, STAGE } from '../functions/names.ts';
import type { Template } from './intrinsics.ts';

const ROOT = join(import.meta.dirname, '../..');
/** What is no part of the service, or is written by the command. */
const NOT_NEEDED = /^\.(git|serverless|esbuild|local)$/;

/**
 * @param folder where it is compiled; emptied before and removed afterwards
 * @param env of the process that compiles it
 */
export async function compileTemplate(folder: string, env: NodeJS.ProcessEnv): Promise<Template> {
  const args = [SERVERLESS, 'package', '--stage', STAGE, '--param=templateOnly=true'];
  try {
    await mirrorRoot(folder);
    await promisify(execFile)(process.execPath, args, { cwd: folder, env });
    const file = join(folder, '.serverless/cloudformation-template-update-stack.json');
    return JSON.parse(await readFile(file, 'utf8')) as Template;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The template cannot be compiled.\n${stdout}${stderr || error}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The command writes beside serverless.yml, where what somebody has packaged may lie: so not there. */
async function mirrorRoot(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const entries = await readdir(ROOT, { withFileTypes: true });
  for (const entry of entries.filter(({ name }) => !NOT_NEEDED.test(name))) {
    const [from, to] = [join(ROOT, entry.name), join(folder, entry.name)];
    if (entry.isFile()) await copyFile(from, to);
    else await symlink(from, to);
  }
}
