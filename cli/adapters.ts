/** The adapters that the command line knows: the folders of `adapters/`. Each is loaded only when it is named. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter } from '../shared/adapter-kit/contract.ts';
import { UsageError } from './errors.ts';

export const ADAPTER_NAMES: readonly string[] = readdirSync(join(import.meta.dirname, '../adapters'), {
  withFileTypes: true,
}).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

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
