import { glob, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { words } from './words.mjs';

const root = join(import.meta.dirname, '../..');

/** The browsers that the page is made for. */
export const TARGETS = ['es2022', 'chrome111', 'safari16.4', 'firefox114'];

/** One sheet for the whole site: tokens first, then what elements look like, then every component. */
async function sheets() {
  const modules = await Array.fromAsync(glob('web/**/*.module.css', { cwd: root }));
  return ['web/style/tokens.css', 'web/style/base.css', ...modules.sort()];
}

/** esbuild plugin: the entry `styles`, which is all sheets. */
const styles = {
  name: 'styles',
  setup(plugin) {
    plugin.onResolve({ filter: /^styles$/ }, () => ({ path: 'styles', namespace: 'styles' }));
    plugin.onLoad({ filter: /.*/, namespace: 'styles' }, async () => ({
      contents: (await sheets()).map((sheet) => `import './${sheet}';`).join('\n'),
      resolveDir: root,
    }));
  },
};

/** Removes the sheets that esbuild makes for each script besides: `site` has them all, and names are the same. */
export async function keepOneSheet(outputs, sheet) {
  const sheets = Object.keys(outputs).filter((path) => /\.css(\.map)?$/.test(path));
  const stub = Object.keys(outputs).filter((path) => /\/site\.\w+\.js(\.map)?$/.test(path));
  const extra = [...sheets, ...stub].filter((path) => !path.startsWith(sheet));
  await Promise.all(extra.map((path) => rm(join(root, path))));
}

/** Bundles scripts and styles into `<outdir>/assets` and gives esbuild's account of what went where. */
export async function bundle(outdir) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { start: 'web/start.ts', site: 'styles' },
    outdir: join(outdir, 'assets'),
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: TARGETS,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    sourcemap: 'linked',
    legalComments: 'none',
    metafile: true,
    plugins: [words, styles],
  });
  return metafile.outputs;
}
