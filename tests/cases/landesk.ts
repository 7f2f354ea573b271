/** What LANDESK's tables say, what the source's own code reads of it, and what the page says. The payloads are in the fewest words. */
import type { Row } from '../../adapters/landesk/client.ts';
import { toRecords } from '../../adapters/landesk/schema.ts';
import { instantReader } from '../../adapters/landesk/time.ts';
import { type Case, type RecordSketch, sketchOf } from './case.ts';

const landesk = (machine: Row, ...detections: Row[]): RecordSketch => {
  const own = { computer_idn: 1 };
  const scanned = '2026-11-27T08:00:00.000';
  const rows = {
    machines: [{ ...own, hardware_scanned: scanned, software_scanned: scanned, ...machine }],
    detections: detections.map((row) => ({ ...own, ...row })),
    adapters: [],
    software: [],
  };
  const definitions = { screen_lock_definition: 'ST000202', auto_update_definition: 'ST000003v2' };
  const [record] = toRecords(rows, { ...definitions, instant: instantReader('UTC') }).records;
  return sketchOf(record ?? {});
};

const LANDESK = "LANDESK's tables as its administrators query them";
const encrypted = {
  protectionstatus: '1 - on',
  conversionstatus: '1 - fully encrypted',
  encryptionpercentage: 100,
};
const windows = { ostype: 'Microsoft Windows 11 Enterprise Edition, 64-bit' };
const notSaid = { screenlock: 'unknown', autoupdate: 'unknown', uptodate: 'unknown' } as const;

export const LANDESK_CASES: readonly Case[] = [
  {
    name: 'a Mac in LANDESK has nothing of what is asked of Windows',
    source: LANDESK,
    records: [landesk({ ostype: 'Mac OS X 26.6.2' }, { vul_id: 'OTHER', vultype: 'Security Threat' })],
    right: { verdicts: { screenlock: 'unknown', autoupdate: 'unknown' } },
  },
  {
    name: 'a machine whose inventory was taken, and that was never scanned for gaps',
    source: `${LANDESK}: VALASTSCANDATE is apart from SWLASTSCANDATE`,
    records: [landesk(windows)],
    right: { verdicts: notSaid },
  },
  {
    name: 'an encrypted Windows beside an open volume',
    source: `${LANDESK}: BitLocker has no drive letter. Judgement`,
    records: [
      (() => {
        const rows = [encrypted, { protectionstatus: '0 - off', conversionstatus: '0 - fully decrypted' }];
        const machines = rows.map((row) => ({ computer_idn: 1, ...windows, ...row }));
        const definitions = { screen_lock_definition: null, auto_update_definition: null };
        const read = { ...definitions, instant: instantReader('UTC') };
        return sketchOf(
          toRecords({ machines, detections: [], adapters: [], software: [] }, read).records[0] ?? {},
        );
      })(),
    ],
    right: { verdicts: { encryption: 'unknown' } },
  },
  {
    name: 'BitLocker of LANDESK is suspended',
    source: "Microsoft's Win32_EncryptableVolume",
    records: [landesk({ ...windows, ...encrypted, protectionstatus: '0 - off' })],
    right: { verdicts: { encryption: 'warn' }, never_says: { encryption: 'not encrypted' } },
  },
  {
    name: 'Windows 7 is not Windows 10',
    source: "the registry's CurrentVersion and CurrentBuild",
    records: [
      landesk({ ostype: 'Microsoft Windows 7 Professional', currentbuild: '7601', currentversion: '6.1' }),
    ],
    right: { verdicts: { uptodate: 'warn' }, never_says: { uptodate: '10.0' } },
  },
  ...[
    'Microsoft Windows XP Professional',
    'Microsoft Windows Vista Business',
    'Microsoft(R) Windows(R) Server 2003',
  ].map(
    (ostype): Case => ({
      name: `${ostype}, of which nothing but the name is known, has ended`,
      source: "OSTYPE of sites without OSNT; Microsoft's life cycle pages",
      records: [landesk({ ostype })],
      right: { verdicts: { uptodate: 'warn' }, says: { uptodate: 'no longer gets' } },
    }),
  ),
  ...['Apple macOS 26.6.2', 'Red Hat Enterprise Linux 9.4', 'VMware ESXi 7.0', 'iOS 17.5', 'Printer'].map(
    (ostype): Case => ({
      name: `${ostype} in LANDESK has nothing of what is asked of Windows`,
      source: LANDESK,
      records: [landesk({ ostype, ...encrypted, settings_scanned: '2026-11-27T08:00:00.000' })],
      right: {
        verdicts: {
          screenlock: 'unknown',
          encryption: 'unknown',
          firewall: ['unknown', 'na'],
          autoupdate: ['unknown', 'na'],
        },
      },
    }),
  ),
  {
    name: 'a detection of which nobody knows the kind may be a patch',
    source: `${LANDESK}: VulType is empty at some sites. Judgement`,
    records: [
      landesk(
        { ...windows, currentbuild: '26200', patches_scanned: '2026-11-27T08:00:00.000' },
        { vul_id: 'X', title: 'Something' },
      ),
    ],
    right: { verdicts: { uptodate: 'unknown' } },
  },
  {
    name: 'settings that were never scanned, and a patch that was',
    source: `${LANDESK}: SECURITYLASTSCANDATE is apart from VALASTSCANDATE`,
    records: [
      landesk(
        { ...windows, settings_scanned: null, patches_scanned: '2026-11-27T08:00:00.000' },
        { vul_id: 'X', vultype: 'Vulnerability', vulseverity: 'Critical', title: 'Something' },
      ),
    ],
    right: { verdicts: { screenlock: 'unknown', autoupdate: 'unknown', uptodate: 'warn' } },
  },
  {
    name: 'a percentage that is none takes nothing from an encrypted volume',
    source: `${LANDESK}: columns that are not collected hold words`,
    records: [landesk({ ...windows, ...encrypted, encryptionpercentage: 'Unknown' })],
    right: { verdicts: { encryption: 'ok' } },
  },
  {
    name: 'a patch without a rank is no finding',
    source: `${LANDESK}: severity 5 is N/A. Judgement`,
    records: [
      landesk(
        { ...windows, currentbuild: '26200' },
        { vul_id: 'X', vultype: 'Vulnerability', vulseverity: 'N/A' },
      ),
    ],
    right: { verdicts: { uptodate: ['ok', 'unknown'] } },
  },
];
