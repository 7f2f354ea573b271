import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import { TARGETS } from './bundle.mjs';

const root = join(import.meta.dirname, '../..');

/**
 * Builds `<outdir>/sw.js`. Its name never changes, so that browsers find the next one; its content changes with every
 * file that it keeps.
 *
 * @param page content of index.html; @param files addresses of everything else that is kept
 */
export async function worker(outdir, page, files) {
  const hash = createHash('sha256')
    .update([page, ...files].join('\n'))
    .digest('hex');
  await build({
    absWorkingDir: root,
    entryPoints: { sw: 'web/offline/worker.ts' },
    outdir,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: TARGETS,
    minify: true,
    legalComments: 'none',
    define: { SHELL: JSON.stringify({ name: `shell-${hash.slice(0, 16)}`, page: '/', files }) },
  });
}
