/**
 * `npm run lint:template`: cfn-lint over the packaged template of a stage. It is a program in Python, so it is optional:
 * without it, this says so. `CFN_LINT` names it where it is not on the path.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageAside, TEMPLATE } from './package-aside.ts';

const cfnLint = process.env.CFN_LINT ?? 'cfn-lint';
/** Each with its reason. */
const IGNORED: Record<string, string> = {
  W3005: 'osls writes down dependencies that CloudFormation would find by itself',
  W1030: 'CertificateArn is empty where no certificate is used, and then nothing reads it',
};

if (spawnSync(cfnLint, ['--version']).status !== 0) {
  process.stderr.write(
    'Not checked: cfn-lint is not installed. Install it with:\n  pip install --require-hashes -r scripts/python/requirements.txt\n',
  );
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(join(tmpdir(), 'stethoscope-template-'));
  try {
    process.exitCode = await lint(folder, process.argv[2] ?? 'prod');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function lint(folder: string, stage: string): Promise<number> {
  try {
    const packaged = await packageAside(stage, folder, process.env, ['--param=templateOnly=true']);
    const ignored = Object.keys(IGNORED).flatMap((rule) => ['--ignore-checks', rule]);
    const args = [...ignored, '--', join(packaged, TEMPLATE)];
    return spawnSync(cfnLint, args, { stdio: 'inherit' }).status ?? 1;
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    process.stderr.write(`${stdout}${stderr}${message}\n`);
    return 1;
  }
}
