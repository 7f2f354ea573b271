import type { DiskEncryption } from '../../shared/model/record.ts';

export interface Partition {
  name: string | undefined;
  /** `BOOT`, `RECOVERY` or `OTHER`, in any case. */
  type: string | undefined;
  state: string | undefined;
  percent: number | undefined;
}

export interface EncryptionEvidence {
  /** State of the boot partition. */
  boot: string | undefined;
  partitions: readonly Partition[];
  /** FileVault's state of the whole computer. */
  overall: string | undefined;
  enabled: boolean | undefined;
}

/**
 * The words of both APIs, in the spelling of the Jamf Pro API. `UNKNOWN` and `NOT_APPLICABLE` are left out: they say
 * that it was not collected. So is `SOME_ENCRYPTED`: it does not say which.
 */
const STATES: Record<string, DiskEncryption> = {
  ENCRYPTED: 'on',
  // Encrypted; the file system is being rearranged.
  OPTIMIZING: 'on',
  BOOT_ENCRYPTED: 'on',
  ALL_ENCRYPTED: 'on',
  ENCRYPTING: 'in_progress',
  ENCRYPTING_PAUSED: 'in_progress',
  RESTART_NEEDED: 'in_progress',
  PENDING: 'in_progress',
  // On its way to off.
  DECRYPTING: 'off',
  DECRYPTING_PAUSED: 'off',
  DECRYPTED: 'off',
  UNENCRYPTED: 'off',
  NOT_ENCRYPTED: 'off',
  INELIGIBLE: 'off',
  NOT_SUPPORTED: 'off',
};

/** The boot partition decides, as in FileVault's own "boot encrypted"; the rest is asked only where it is unknown. */
export function diskEncryption(evidence: EncryptionEvidence): DiskEncryption | undefined {
  const volumes = evidence.partitions.filter((partition) => !isRecovery(partition));
  const boot = volumes.find(({ type }) => type?.toUpperCase() === 'BOOT');
  return (
    stateOf(evidence.boot) ??
    stateOf(boot?.state) ??
    stateOf(evidence.overall) ??
    worst(volumes.map(({ state }) => stateOf(state))) ??
    switchOf(evidence)
  );
}

/** "Macintosh HD (Boot Partition): ENCRYPTED, 100 %", for people. */
export function volumesOf(partitions: readonly Partition[]): string[] {
  return partitions
    .filter((partition) => !isRecovery(partition) && partition.state !== undefined)
    .map(
      ({ name = 'volume', state, percent }) =>
        `${name}: ${state}${percent === undefined ? '' : `, ${percent} %`}`,
    );
}

/** Never encrypted, by design. Older servers give it no type. */
function isRecovery({ type, name }: Partition): boolean {
  return type?.toUpperCase() === 'RECOVERY' || (name?.startsWith('Recovery') ?? false);
}

function stateOf(word: string | undefined): DiskEncryption | undefined {
  return word === undefined ? undefined : STATES[word.toUpperCase().replaceAll(' ', '_')];
}

function worst(states: readonly (DiskEncryption | undefined)[]): DiskEncryption | undefined {
  if (states.length === 0) return undefined;
  for (const state of ['off', undefined, 'in_progress', 'on'] as const) {
    if (states.includes(state)) return state;
  }
  return undefined;
}

/** `false` is also what the server says before it knows; it counts only when nothing says "unknown". */
function switchOf({ enabled, boot, overall, partitions }: EncryptionEvidence): DiskEncryption | undefined {
  if (enabled) return 'on';
  const unknown = [boot, overall, ...partitions.map(({ state }) => state)].some((word) => word !== undefined);
  return enabled === false && !unknown ? 'off' : undefined;
}
