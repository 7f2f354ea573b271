// Runs an npm script after making sure that `node_modules` matches the lock file.
// Built-ins only: it runs on whatever Node the host has, before anything is installed. The nested `npm run`
// is on purpose: it puts `node_modules/.bin`, and with it the Node version that is deployed, first on the path.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

if (!import.meta.dirname) {
  process.stderr.write(`This is Node ${process.versions.node}, and Stethoscope needs Node 20.11 or later.\n`);
  process.exit(1);
}
const root = join(import.meta.dirname, '..');
const stamp = join(root, 'node_modules', '.installed-lock');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

// Whatever was asked for ends first; then this does. Ctrl-C reaches it by itself, through the terminal. A kill does
// not: npm passes it on to a shell that keeps it for itself, so the end of that shell is watched for as well.
let end = () => {};
process.on('SIGINT', () => {});
process.on('SIGTERM', () => end()).on('SIGHUP', () => end());
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  end();
}, 500);
watch.unref();

const run = async (args, stdio = 'inherit') => {
  const child = spawn(npm, args, { cwd: root, stdio });
  end = () => child.kill('SIGTERM');
  const [status, signal] = await once(child, 'exit');
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
  const status = await run(['ci', '--no-audit', '--no-fund', '--loglevel=error'], ['ignore', 2, 2]);
  if (status !== 0) {
    process.stderr.write('Installing failed. Run `npm ci` by hand to see why; nothing was started.\n');
    process.exit(status);
  }
  writeFileSync(stamp, wanted);
}

const [script, ...rest] = process.argv.slice(2);
process.exit(await run(['run', '--silent', script, '--', ...rest]));
