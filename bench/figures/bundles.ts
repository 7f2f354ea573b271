/** How large each function is, as it is deployed. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Context, type Figure, once, type Row } from '../figure.ts';
import { bundle } from '../parts/bundle.ts';

const FUNCTIONS = join(import.meta.dirname, '../../functions');

async function run({ progress }: Context): Promise<Row[]> {
  const files = (await readdir(FUNCTIONS, { recursive: true })).filter((file) => file.endsWith('.ts')).sort();
  const folder = await mkdtemp(join(tmpdir(), 'bench-bundles-'));
  const rows: Row[] = [];
  try {
    for (const file of files) {
      progress(file);
      const size = await bundle(`functions/${file}`, join(folder, `${file.replaceAll('/', '-')}.mjs`));
      rows.push({ what: `bundle of functions/${file}`, unit: 'bytes', value: once(size) });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return rows;
}

export const bundles: Figure = { name: 'bundles', title: 'Size of each function, minified', run };
