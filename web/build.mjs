// Builds the static site into web/dist (or the folder given): `node web/build.mjs [outdir]`.
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { bundle, keepOneSheet } from './build/bundle.mjs';
import { firstView } from './build/first-view.mjs';
import { html } from './build/html.mjs';
import { weigh } from './build/sizes.mjs';
import { worker } from './build/worker.mjs';

const root = join(import.meta.dirname, '..');
const outdir = resolve(process.argv[2] ?? join(root, 'web/dist'));

await rm(outdir, { recursive: true, force: true });
await mkdir(outdir, { recursive: true });
const outputs = await bundle(outdir);
const view = firstView(outputs);
await keepOneSheet(outputs, view.style);
const locate = (path) => join(root, path);
const address = (path) => `/${relative(outdir, locate(path)).replaceAll('\\', '/')}`;
const page = await html(view, address);
await writeFile(join(outdir, 'index.html'), page);
const logos = ['logo.svg', 'logo-asked.svg'];
for (const name of logos) await copyFile(join(root, 'web', name), join(outdir, name));
const built = (await readdir(join(outdir, 'assets'))).filter((name) => !name.endsWith('.map')).sort();
await worker(outdir, page, [...logos.map((name) => `/${name}`), ...built.map((name) => `/assets/${name}`)]);

const { lines, over } = await weigh(view, locate);
process.stdout.write(`${lines.join('\n')}\n`);
if (over.length > 0) {
  process.stderr.write(
    `The first view is too heavy: ${over.join(' and ')}. Load later what is opened later.\n`,
  );
  process.exitCode = 1;
}
