/** The one Serverless plugin, loaded by Node as osls loads it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';

const PLUGIN = join(import.meta.dirname, '../../../scripts/serverless/plugin.cjs');

/** What becomes of the plugin in a Node that says it is `version`. */
async function loaded(version: string): Promise<string> {
  const script = `
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
    const Plugin = require(${JSON.stringify(PLUGIN)});
    const configSchemaHandler = { defineFunctionProperties() {} };
    try {
      console.log(Object.keys(new Plugin({ classes: { Error }, configSchemaHandler }).hooks).join());
    } catch (error) {
      console.log(error.message);
    }`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--eval', script]);
  return stdout.trim();
}

it('loads what is written in TypeScript', async () => {
  expect(await loaded(process.versions.node)).toContain('initialize,');
});

it.each(['20.11.0', '22.18.0'])('says what it needs in Node %s', async (version) => {
  expect(await loaded(version)).toBe(
    `This is Node ${version}, and packaging needs Node 24 or later. \`npm run package\` brings its own.`,
  );
});
