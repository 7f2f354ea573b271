/** Devices of the sample company that say most. */
import { type CompanyDevice, makeCompany } from '../../local/company/index.ts';

const company = makeCompany({ people: 200, now: new Date('2026-11-23T09:00:00.000Z') });

/** People's devices on a platform, the one of which most is collected first. */
export function devicesOn(platform: CompanyDevice['platform']): CompanyDevice[] {
  const said = (device: object) => Object.values(device).filter((value) => value !== undefined).length;
  const devices = Array.from({ length: company.people }, (_, number) =>
    company.devicesOf(company.person(number).email),
  ).flat();
  return devices
    .filter((device) => device.platform === platform)
    .sort((one, other) => said(other) - said(one));
}

/** @throws Error where there is none */
export function fullest(platform: CompanyDevice['platform']): CompanyDevice {
  const [best] = devicesOn(platform);
  if (!best) throw new Error(`The company has no device on ${platform}.`);
  return best;
}

/** Two of them. @throws Error where there are not */
export function two(platform: CompanyDevice['platform']): [CompanyDevice, CompanyDevice] {
  const [first, second] = devicesOn(platform);
  if (!first || !second) throw new Error(`The company has no two devices on ${platform}.`);
  return [first, second];
}
