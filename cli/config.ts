/** `config check`, and how commands read the organization's file. */
import { Command } from 'commander';
import { type Config, readConfig } from '../shared/config/index.ts';
import { ADAPTER_NAMES, loadDeclarations } from './adapters.ts';
import { UsageError } from './errors.ts';
import { readText } from './files.ts';
import { printJson, say } from './output.ts';
import { missingSourceLines } from './source-lines.ts';

/** The organization's file, or the other one that functions are built with. */
export const CONFIG_FILE = process.env.STETHOSCOPE_CONFIG || 'stethoscope.yml';

/** @throws UsageError listing every mistake with its line */
export async function loadConfig(file: string): Promise<Config> {
  const text = await readText(file);
  const { data, problems } = readConfig(text, file);
  if (!data) throw new UsageError(problems.join('\n'));
  return { ...data, declarations: await loadDeclarations(Object.keys(data.sources)) };
}

export function configCommand(): Command {
  const command = new Command('config').description("the organization's file");
  command
    .command('check')
    .description(
      'name every mistake of the file with its line and what to do; what only looks wrong is a warning',
    )
    .argument('[file]', 'the file', CONFIG_FILE)
    .addHelpText('after', '\nExample:\n  npm run -s cli -- config check stethoscope.yml')
    .action(check);
  return command;
}

async function check(file: string): Promise<void> {
  const text = await readText(file);
  const { problems: mistakes, warnings } = readConfig(text, file, {
    adapters: ADAPTER_NAMES,
    declarations: await loadDeclarations(ADAPTER_NAMES),
  });
  // Only of the file that is deployed: serverless.yml knows no other's sources.
  const isDeployed = file === CONFIG_FILE;
  const problems = mistakes.length > 0 || !isDeployed ? mistakes : missingSourceLines(text, file);
  await printJson({ file, ok: problems.length === 0, problems, warnings });
  for (const problem of [...problems, ...warnings]) say(problem);
  if (problems.length > 0) process.exitCode = 1;
}
