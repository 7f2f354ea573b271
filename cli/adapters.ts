/** The adapters of sources: the folders of `adapters/` but those of feeds. Each is loaded only when it is named. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter } from '../shared/adapter-kit/contract.ts';
import type { Declaration, Declarations } from '../shared/model/declaration.ts';
import { FEEDS } from '../shared/model/feed.ts';
import { UsageError } from './errors.ts';

const FOLDER = join(import.meta.dirname, '../adapters');

export const ADAPTER_NAMES: readonly string[] = readdirSync(FOLDER, {
  withFileTypes: true,
})
  .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  .filter((name) => !FEEDS.some((feed) => feed === name));

/** Those whose vendors tell by themselves. */
export const HOOK_NAMES = ADAPTER_NAMES.filter((name) => existsSync(join(FOLDER, name, 'hook.ts')));

/** @throws UsageError naming the sources that there are */
export async function loadAdapter(name: string): Promise<Adapter<unknown>> {
  if (!ADAPTER_NAMES.includes(name)) {
    throw new UsageError(`There is no source ${name}. There are: ${ADAPTER_NAMES.join(', ')}.`);
  }
  const exports: Record<string, unknown> = await import(`../adapters/${name}/index.ts`);
  const adapter = Object.values(exports).find((value) => (value as Adapter<unknown>).source === name);
  if (!adapter) throw new UsageError(`adapters/${name}/index.ts exports no adapter named ${name}.`);
  return adapter as Adapter<unknown>;
}

/** What these sources declare; those that know no devices declare nothing. */
export async function loadDeclarations(sources: readonly string[]): Promise<Declarations> {
  const declaring = sources.filter((name) => existsSync(join(FOLDER, name, 'declaration.ts')));
  const declared = declaring.map(async (name): Promise<[string, Declaration]> => {
    const { declaration }: { declaration: Declaration } = await import(`../adapters/${name}/declaration.ts`);
    return [name, declaration];
  });
  return Object.fromEntries(await Promise.all(declared));
}
