/** Devices, records and claims as the middleware checks and shows them. */
import type { Basis, ShownDevice } from '../../model/access.ts';
import type { Claim, DeviceRecord } from '../../model/record.ts';
import type { ReportDevice } from '../../model/report.ts';
import { type basisOf, judgedDevices, toV1Claim, toV1Record, type V1Device } from '../../report/index.ts';

type BasisOf = ReturnType<typeof basisOf>;

/** @param body what goes out */
export const shown = (
  device: Pick<ReportDevice, 'device_id' | 'records'>,
  body: unknown,
  basis: BasisOf,
): ShownDevice => ({ device_id: device.device_id, body, basis: basis(device) });

/** Each record by itself. @param finish what else is to be said of each */
export const eachJudged = (
  records: readonly DeviceRecord[],
  options: Parameters<typeof judgedDevices>[1],
  basis: BasisOf,
  finish: (device: V1Device) => V1Device = (device) => device,
): ShownDevice[] =>
  records.flatMap((record) =>
    judgedDevices([record], options).map((device) =>
      shown(device, finish(toV1Record(device, record.source)), basis),
    ),
  );

/** What an ownership source says, shown to whom it is said of. */
export function shownClaim(claim: Claim): ShownDevice {
  const basis: Basis[] = [{ owners: claim.owners, claimed_for: [] }];
  return { device_id: `${claim.source}#${claim.id}`, body: toV1Claim(claim), basis };
}
