/** The adapters that the command line knows. Each is loaded only when it is named: vendors' clients are large. */
import type { Adapter } from '../shared/runtime/adapter.ts';
import { UsageError } from './errors.ts';

const ADAPTERS: Record<string, () => Promise<Adapter<unknown>>> = {
  google: async () => (await import('../adapters/google/index.ts')).google,
  jamf: async () => (await import('../adapters/jamf/index.ts')).jamf,
  landesk: async () => (await import('../adapters/landesk/index.ts')).landesk,
};

export const ADAPTER_NAMES: readonly string[] = Object.keys(ADAPTERS);

/** @throws UsageError naming the sources that there are */
export async function loadAdapter(name: string): Promise<Adapter<unknown>> {
  const load = Object.hasOwn(ADAPTERS, name) ? ADAPTERS[name] : undefined;
  if (!load) throw new UsageError(`There is no source ${name}. There are: ${ADAPTER_NAMES.join(', ')}.`);
  return load();
}
