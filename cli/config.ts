/** `config check`, and how commands read the organization's file. */
import { Command } from 'commander';
import { type Config, checkConfig, readConfig, readyConfig } from '../shared/config/index.ts';
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
  return readyConfig(data);
}

export function configCommand(): Command {
  const command = new Command('config').description("the organization's file");
  command
    .command('check')
    .description('name every mistake of the file with its line and what to do')
    .argument('[file]', 'the file', CONFIG_FILE)
    .addHelpText('after', '\nExample:\n  npm run -s cli -- config check stethoscope.yml')
    .action(check);
  return command;
}

async function check(file: string): Promise<void> {
  const text = await readText(file);
  const mistakes = checkConfig(text, file);
  // Only of the file that is deployed: serverless.yml knows no other's sources.
  const isDeployed = file === CONFIG_FILE;
  const problems = mistakes.length > 0 || !isDeployed ? mistakes : missingSourceLines(text, file);
  await printJson({ file, ok: problems.length === 0, problems });
  for (const problem of problems) say(problem);
  if (problems.length > 0) process.exitCode = 1;
}
