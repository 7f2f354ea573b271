// Runs an npm script after making sure that `node_modules` matches the lock file.
// Built-ins only: it runs on whatever Node the host has, before anything is installed. The nested `npm run`
// is on purpose: it puts `node_modules/.bin`, and with it the Node version that is deployed, first on the path.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'node_modules', '.installed-lock');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const run = (args, stdio = 'inherit') => {
  const { status, signal } = spawnSync(npm, args, { cwd: root, stdio });
  if (signal) process.exit(130);
  return status ?? 1;
};

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
if (installed !== wanted) {
  process.stderr.write('Installing what package-lock.json asks for (once, about a minute) …\n');
  // stdout belongs to the command that was asked for.
  const status = run(['ci', '--no-audit', '--no-fund', '--loglevel=error'], ['ignore', 2, 2]);
  if (status !== 0) {
    process.stderr.write('Installing failed. Run `npm ci` by hand to see why; nothing was started.\n');
    process.exit(status);
  }
  writeFileSync(stamp, wanted);
}

const [script, ...rest] = process.argv.slice(2);
// Both Ctrl-C and a plain kill reach the child through the process group or npm; wait for it to finish.
process.on('SIGINT', () => {});
process.exit(run(['run', '--silent', script, '--', ...rest]));
