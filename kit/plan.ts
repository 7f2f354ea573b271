/** What the kit is about to do, before it does anything: files to write, and lines to add to lists. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export class KitError extends Error {}

export interface FilePlan {
  /** By path from the root. */
  files: Readonly<Record<string, string>>;
  /** Lists that get a line, by path from the root. */
  lists: Readonly<Record<string, (text: string) => string>>;
}

/**
 * Writes all of it, or nothing.
 *
 * @returns the paths, in order
 * @throws KitError when something is there already, or a list has no place for its line
 */
export async function carryOut(root: string, { files, lists }: FilePlan): Promise<string[]> {
  const there = Object.keys(files).filter((file) => existsSync(join(root, file)));
  if (there.length > 0) throw new KitError(`There is already: ${there.join(', ')}. Choose another name.`);
  const changed = await Promise.all(
    Object.entries(lists).map(async ([file, change]) => {
      const text = await readFile(join(root, file), 'utf8');
      return [file, change(text)] as const;
    }),
  );
  for (const [file, text] of [...Object.entries(files), ...changed]) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  return [...Object.keys(files), ...Object.keys(lists)];
}

/** Reads a template and fills it in: `{{name}}` becomes `words.name`. */
export async function template(file: string, words: Readonly<Record<string, string>>): Promise<string> {
  const text = await readFile(join(import.meta.dirname, 'templates', `${file}.template`), 'utf8');
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const word = words[name];
    if (word === undefined) throw new KitError(`The template ${file} asks for ${name}.`);
    return word;
  });
}

/** Adds a line after the last one that looks like its neighbours. @throws KitError when there is none */
export const after =
  (neighbour: RegExp, line: string) =>
  (text: string): string => {
    const lines = text.split('\n');
    const at = lines.findLastIndex((one) => neighbour.test(one));
    if (at < 0) throw new KitError(`There is no place for this line:\n${line}`);
    return lines.toSpliced(at + 1, 0, line).join('\n');
  };

/** Adds a line among its neighbours, which are in order. @throws KitError when there are none */
export const amongSorted =
  (neighbour: RegExp, line: string) =>
  (text: string): string => {
    const lines = text.split('\n');
    const begin = lines.findIndex((one) => neighbour.test(one));
    if (begin < 0) throw new KitError(`There is no place for this line:\n${line}`);
    const at = lines.findLastIndex((one) => neighbour.test(one) && key(one) < key(line));
    return lines.toSpliced(at < 0 ? begin : at + 1, 0, line).join('\n');
  };

/** An import is in the order of its file. */
const key = (line: string): string => /from '(.+)'/.exec(line)?.[1] ?? line;

/** Adds lines to a group of a YAML file: at its end, where the next group or the end of the file is. */
export const endOfGroup =
  (group: RegExp, added: string) =>
  (text: string): string => {
    const lines = text.split('\n');
    const begin = lines.findIndex((one) => group.test(one));
    if (begin < 0) throw new KitError(`There is no group for this:\n${added}`);
    const next = lines.findIndex((one, at) => at > begin && /^\S/.test(one) && !one.startsWith('#'));
    const end = lines.slice(0, next < 0 ? lines.length : next).findLastIndex((one) => /^\s+\S/.test(one));
    return lines.toSpliced(end + 1, 0, added).join('\n');
  };

/** One change after the other. */
export const inTurn =
  (...changes: ((text: string) => string)[]) =>
  (text: string): string =>
    changes.reduce((now, change) => change(now), text);
