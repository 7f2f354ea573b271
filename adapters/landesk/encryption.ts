/** BitLocker's rows of one machine. None has a drive letter, so which one Windows starts from is not known. */
import { fact, said, text } from '../../shared/adapter-kit/read.ts';
import type { DiskEncryption, EncryptionCovers, Fact } from '../../shared/model/record.ts';
import type { Row } from './client.ts';

/**
 * One answer of all volumes, or none: a recovery volume or a stick that is open beside an encrypted system volume is no
 * finding, and neither is the other way round good.
 */
export function encryptionOf(rows: readonly Row[], at: string | undefined): Fact<DiskEncryption> | undefined {
  const volumes = rows.filter(hasBitLocker);
  const states = new Set(volumes.map(volumeState));
  const described = [...new Set(volumes.map(describeVolume))];
  const covers: EncryptionCovers | undefined = described.length > 1 ? 'internal_volumes' : undefined;
  return fact(states.size === 1 ? [...states][0] : undefined, at, { covers, volumes: described });
}

const NAMES = ['protectionstatus', 'conversionstatus', 'encryptionpercentage'] as const;

const hasBitLocker = (row: Row): boolean => NAMES.some((name) => text(row[name]) !== undefined);

/**
 * Win32_EncryptableVolume: protection 0 off, 1 on; conversion 0 decrypted, 1 encrypted, 2 encrypting, 3 decrypting,
 * 4 and 5 the same two, paused. Encrypted without protection is suspended.
 */
function volumeState(row: Row): DiskEncryption | undefined {
  const [protection, conversion] = NAMES.map((name) => leadingNumber(row[name]));
  const percent = percentOf(row);
  if (conversion === 2 || conversion === 4) return 'in_progress';
  if (conversion === 0 || conversion === 3 || conversion === 5) return 'off';
  const isWhole = percent === undefined ? conversion === 1 : percent === 100;
  if (protection === 0) return isWhole ? 'suspended' : 'off';
  if (protection !== 1) return undefined;
  if (isWhole) return 'on';
  return conversion === 1 ? 'in_progress' : undefined;
}

function describeVolume(row: Row): string {
  const percent = text(row.encryptionpercentage);
  return [text(row.protectionstatus), text(row.conversionstatus), percent && `${percent} %`]
    .filter((part) => part !== undefined)
    .join(', ');
}

const percentOf = ({ encryptionpercentage }: Row): number | undefined => {
  const number = leadingNumber(said(encryptionpercentage));
  return number !== undefined && number <= 100 ? number : undefined;
};

function leadingNumber(value: unknown): number | undefined {
  const match = /^\s*(\d+)/.exec(String(value ?? ''));
  return match ? Number(match[1]) : undefined;
}
