/** Devices, records and claims as the middleware checks and shows them. */
import type { V1Claim, V1Record } from '../../api/v1.ts';
import type { Basis, ShownDevice } from '../../model/access.ts';
import type { Claim, DeviceRecord } from '../../model/record.ts';
import type { ReportDevice, Status } from '../../model/report.ts';
import { type basisOf, judgedDevices, toV1Claim, toV1Record } from '../../report/index.ts';

type BasisOf = ReturnType<typeof basisOf>;

/** @param body what goes out */
export const shown = <Body>(
  device: Pick<ReportDevice, 'device_id' | 'records' | 'worst' | 'silent'>,
  body: Body,
  basis: BasisOf,
): ShownDevice<Body> => ({
  device_id: device.device_id,
  body,
  worst: urgencyOf(device),
  basis: basis(device),
});

/** What silent devices miss is not urgent. */
const urgencyOf = ({ worst, silent }: Pick<ReportDevice, 'worst' | 'silent'>): Status =>
  silent ? 'na' : worst;

/** Each record by itself. @param finish what else is to be said of each */
export const eachJudged = (
  records: readonly DeviceRecord[],
  options: Parameters<typeof judgedDevices>[1],
  basis: BasisOf,
  finish: (device: V1Record) => V1Record = (device) => device,
): ShownDevice<V1Record>[] =>
  records.flatMap((record) =>
    judgedDevices([record], options).map((device) =>
      shown(device, finish(toV1Record(device, record.source)), basis),
    ),
  );

/** What an ownership source says, shown to whom it is said of. */
export function shownClaim(claim: Claim): ShownDevice<V1Claim> {
  const basis: Basis[] = [{ owners: claim.owners, claimed_for: [] }];
  return { device_id: `${claim.source}#${claim.id}`, body: toV1Claim(claim), worst: 'na', basis };
}
