/**
 * `npm run lint:template`: cfn-lint over the packaged template of a stage. It is a program in Python, so it is optional:
 * without it, this says so. `CFN_LINT` names it where it is not on the path.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
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
    process.exitCode = lint(folder, process.argv[2] ?? 'prod');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lint(folder: string, stage: string): number {
  const out = join(folder, 'out');
  const serverless = join(root, 'node_modules/serverless/bin/serverless.js');
  const packaged = spawnSync(process.execPath, [serverless, 'package', '--stage', stage, '--package', out], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (packaged.status !== 0) return 1;
  const ignored = Object.keys(IGNORED).flatMap((rule) => ['--ignore-checks', rule]);
  const template = join(out, 'cloudformation-template-update-stack.json');
  return spawnSync(cfnLint, [...ignored, '--', template], { stdio: 'inherit' }).status ?? 1;
}
