import { compact } from '../../shared/adapter-kit/read.ts';
import type { Software } from '../../shared/model/record.ts';

export interface Inventory {
  applications: readonly { name: string; version: string | undefined }[] | undefined;
  /** Names of packages: agents without an application are found by the receipts that their installer left. */
  receipts?: readonly (string | undefined)[];
  services?: readonly (string | undefined)[] | undefined;
  at: string | undefined;
}

/**
 * What is installed. Each list is collected or not by a switch of the server, and an empty one was not collected: no
 * device has no applications, no computer no services. Receipts alone tell what is there, never what is missing.
 */
export function softwareOf({ applications = [], receipts = [], services = [], at }: Inventory) {
  const named = (names: readonly (string | undefined)[]) =>
    [...new Set(names)].flatMap((name) => (name === undefined ? [] : [{ name }]));
  const installed = [
    ...applications.map((item) => compact<{ name: string; version?: string }>(item)),
    ...named(receipts),
  ];
  const running = named(services);
  if (installed.length === 0 && running.length === 0) return undefined;
  return compact<Software>({
    installed: installed.length > 0 ? installed : undefined,
    services: running.length > 0 ? running : undefined,
    at,
    looked_for: applications.length > 0 ? undefined : [],
  });
}
