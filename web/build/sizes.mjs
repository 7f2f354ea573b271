import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

/** What the first view may weigh, in bytes after gzip. */
export const BUDGET = { script: 25_000, style: 6_000 };

const zipped = async (path) => gzipSync(await readFile(path), { level: 9 }).length;
const sum = async (paths) => (await Promise.all(paths.map(zipped))).reduce((total, size) => total + size, 0);

/** The weight of the first view, and the lines that say so. */
export async function weigh({ start, style, modules, words }, locate) {
  const sizes = {
    script: await sum([start, ...modules, words].map(locate)),
    style: await sum([locate(style)]),
  };
  const lines = Object.entries(sizes).map(
    ([kind, size]) => `first view, ${kind}: ${size} bytes gzip (at most ${BUDGET[kind]})`,
  );
  const over = Object.keys(BUDGET).filter((kind) => sizes[kind] > BUDGET[kind]);
  return { sizes, lines, over };
}
