/** Whether a device is encrypted, from the three places where Intune says so. */
import { type Fields, fact, meaning, said } from '../../shared/adapter-kit/read.ts';
import type { DiskEncryption, Fact, Platform } from '../../shared/model/record.ts';

const ENCRYPTION: Record<string, DiskEncryption> = { encrypted: 'on', notencrypted: 'off' };

export interface EncryptionEvidence {
  /** The entry in the report of encryption (beta): Windows and Macs alone. */
  state: Fields | undefined;
  /** `isEncrypted` of the list. */
  listed: boolean | undefined;
  /** Whether its `false` can be more than "not known". */
  isKnown: boolean;
  /** Whether a compliance policy that demands encryption is met. */
  required: boolean | undefined;
}

/**
 * The report looks at the system's volume. In the list `false` also means "not known": of phones, of Linux, and of what was
 * never inventoried.
 */
export function encryptionOf(
  { state, listed, isKnown, required }: EncryptionEvidence,
  platform: Platform | undefined,
  at: string | undefined,
): Fact<DiskEncryption> | undefined {
  const reported = meaning(ENCRYPTION, state?.encryptionState);
  if (reported !== undefined) {
    const states = [state?.advancedBitLockerStates, state?.fileVaultStates].flatMap((one) => said(one) ?? []);
    return fact(reported, at, { covers: 'system_volume', states: states.join() || undefined });
  }
  if (listed === true) return fact('on' as const, at);
  if (required !== undefined) return fact(required ? ('on' as const) : ('off' as const), at);
  const isComputer = platform === 'Windows' || platform === 'Mac';
  return listed === false && isKnown && isComputer ? fact('off' as const, at) : undefined;
}
