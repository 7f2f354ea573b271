/** Where the provider keeps its sessions and codes: in memory, gone with the stack. */
import type { Adapter, AdapterPayload } from 'oidc-provider';

/** @returns a factory of stores, one per kind of thing, as oidc-provider wants it */
export function createMemory(): (kind: string) => Adapter {
  const items = new Map<string, AdapterPayload>();

  const findBy = (kind: string, fits: (payload: AdapterPayload) => boolean) =>
    [...items].find(([key, payload]) => key.startsWith(`${kind}:`) && fits(payload))?.[1];

  return (kind) => ({
    async upsert(id, payload) {
      items.set(`${kind}:${id}`, payload);
    },
    async find(id) {
      return items.get(`${kind}:${id}`);
    },
    async findByUid(uid) {
      return findBy(kind, (payload) => payload.uid === uid);
    },
    async findByUserCode(code) {
      return findBy(kind, (payload) => payload.userCode === code);
    },
    async consume(id) {
      const payload = items.get(`${kind}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      items.delete(`${kind}:${id}`);
    },
    async revokeByGrantId(grant) {
      for (const [key, payload] of items) if (payload.grantId === grant) items.delete(key);
    },
  });
}
