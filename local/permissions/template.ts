/** The template of the local stage, compiled as for a deployment. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packageAside, TEMPLATE } from '../../scripts/package-aside.ts';
import { STAGE } from '../functions/names.ts';
import type { Template } from './intrinsics.ts';

/**
 * @param folder where it is compiled; emptied before and removed afterwards
 * @param env of the process that compiles it
 */
export async function compileTemplate(folder: string, env: NodeJS.ProcessEnv): Promise<Template> {
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const packaged = await packageAside(STAGE, folder, env, ['--param=templateOnly=true']);
    return JSON.parse(await readFile(join(packaged, TEMPLATE), 'utf8')) as Template;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The template cannot be compiled.\n${stdout}${stderr || error}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
