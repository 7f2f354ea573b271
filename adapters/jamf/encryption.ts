import { fact } from '../../shared/adapter-kit/read.ts';
import type { DiskEncryption, EncryptionCovers, Fact } from '../../shared/model/record.ts';

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

/**
 * The boot partition decides, as in FileVault's own "boot encrypted"; where it is unknown, FileVault's state of the whole
 * computer, then its switch. No other partition does: snapshots, backups and sticks beside a disk with FileVault are
 * "not encrypted", and in the same list.
 */
export function encryptionOf(
  evidence: EncryptionEvidence,
  at: string | undefined,
): Fact<DiskEncryption> | undefined {
  const { boot, partitions, overall } = evidence;
  const value =
    stateOf(boot) ?? stateOf(partitions.find(isBoot)?.state) ?? stateOf(overall) ?? switchOf(evidence);
  const isAll = value === 'on' && wordOf(overall) === 'ALL_ENCRYPTED';
  const covers: EncryptionCovers = isAll ? 'internal_volumes' : 'system_volume';
  const volumes = volumesOf(partitions);
  return fact(value, at, { covers, volumes: volumes.length > 0 ? volumes : undefined });
}

/** "Macintosh HD (Boot Partition): ENCRYPTED, 100 %", for people. */
function volumesOf(partitions: readonly Partition[]): string[] {
  return partitions
    .filter((partition) => !isRecovery(partition) && partition.state !== undefined)
    .map(
      ({ name = 'volume', state, percent }) =>
        `${name}: ${state}${percent === undefined ? '' : `, ${percent} %`}`,
    );
}

/** Servers that give no type write it behind the name. */
const isBoot = ({ type, name }: Partition): boolean =>
  type === undefined ? /\(boot partition\)$/i.test(name ?? '') : type.toUpperCase() === 'BOOT';

/** Never encrypted, by design. Older servers give it no type. */
const isRecovery = ({ type, name }: Partition): boolean =>
  type?.toUpperCase() === 'RECOVERY' || (name?.startsWith('Recovery') ?? false);

const wordOf = (word: string | undefined) => word?.toUpperCase().replaceAll(' ', '_');

function stateOf(word: string | undefined): DiskEncryption | undefined {
  const known = wordOf(word);
  return known !== undefined && Object.hasOwn(STATES, known) ? STATES[known] : undefined;
}

/** `false` is also what the server says before it knows; it counts only when nothing says "unknown". */
function switchOf({ enabled, boot, overall, partitions }: EncryptionEvidence): DiskEncryption | undefined {
  if (enabled) return 'on';
  const isTold = [boot, overall, ...partitions.map(({ state }) => state)].some((word) => word !== undefined);
  return enabled === false && !isTold ? 'off' : undefined;
}
