/** The people table in memory, for tests of what stands before it; people.test.ts tests the real one. */
import type { NewLook, PeopleTable } from '../../shared/tables/people-types.ts';

export interface MemoryPeople extends PeopleTable {
  kept: NewLook[];
}

export function memoryPeople(): MemoryPeople {
  const kept: NewLook[] = [];
  return {
    kept,
    keepLook: async (look) => void kept.push(look),
    keepDailyLook: async (look) => void kept.push(look),
    looks: async () => ({ looks: [] }),
    signOuts: async () => ({ sessions: new Set() }),
    endSession: async () => undefined,
    revokeSessions: async () => undefined,
    revokeToken: async () => undefined,
    isTokenRevoked: async () => false,
    count: async () => 0,
    countAttempt: async () => true,
    hold: async () => true,
    held: async () => [],
  };
}
