/** `migrate`: the first Stethoscope's settings, as JSON, turned into ours. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { stringify } from 'yaml';
import { UsageError } from '../errors.ts';
import { readJson } from '../files.ts';
import { printJson, say } from '../output.ts';
import { convert } from './convert.ts';
import { isGroup } from './target.ts';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('what the first Stethoscope’s settings are here; docs/moving-over.md has the table')
    .argument(
      '<settings...>',
      'its settings as JSON: config.py’s, config.json, or both; - reads what is piped in',
    )
    .option('--out <folder>', 'write stethoscope.yml and one file a secret there, for you alone to read')
    .addHelpText(
      'after',
      `
Values of secrets are never printed; --out writes them.

Examples:
  npm run -s cli -- migrate settings.json
  npm run -s cli -- migrate settings.json config.json --out moved
  npm run -s cli -- secret set jamf --stage prod < moved/secrets/jamf.json`,
    )
    .action(migrate);
}

async function migrate(files: string[], { out }: { out?: string }): Promise<void> {
  const settings: Record<string, unknown> = {};
  for (const file of files) {
    const read = await readJson(file);
    if (!isGroup(read)) throw new UsageError(`${file} is no group of settings.`);
    const twice = Object.keys(read).find((name) => name in settings);
    if (twice !== undefined) throw new UsageError(`${twice} is in several files. Keep the one that counts.`);
    Object.assign(settings, read);
  }
  const { config, secrets, notes, unknown } = convert(settings);
  const names = Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => [name, Object.keys(value)]),
  );
  const written = out === undefined ? [] : await write(out, config, secrets);
  await printJson({ config, secrets: names, notes, unknown, written });
  for (const name of unknown) say(`${name} is no setting of the first Stethoscope; it was left out.`);
}

/** @throws UsageError when there is something already: it may have been worked on */
async function write(folder: string, config: object, secrets: Record<string, object>): Promise<string[]> {
  const files: [string, string][] = [
    [join(folder, 'stethoscope.yml'), stringify(config)],
    ...Object.entries(secrets).map(([name, value]): [string, string] => [
      join(folder, 'secrets', `${name}.json`),
      `${JSON.stringify(value, null, 2)}\n`,
    ]),
  ];
  await mkdir(join(folder, 'secrets'), { recursive: true, mode: 0o700 });
  for (const [file, content] of files) {
    await writeFile(file, content, { flag: 'wx', mode: 0o600 }).catch((cause: unknown) => {
      throw new UsageError(`${file} cannot be written: is it there already?`, { cause });
    });
  }
  return files.map(([file]) => file);
}
