/** Whether a sensor is there and protects. Pure. */
import { type Fields, flag, health, list, meaning, text } from '../../shared/adapter-kit/read.ts';
import type { Agent } from '../../shared/model/record.ts';

/**
 * What a status says of the sensor. The words of questions and those of answers differ, so both are here. `PENDING` is a
 * device that was invited and has none; one that is inactive or in quarantine has one.
 */
const PRESENT: Record<string, boolean> = {
  registered: true,
  active: true,
  live: true,
  inactive: true,
  error: true,
  bypass: true,
  bypass_on: true,
  quarantine: true,
  sensor_outofdate: true,
};

/** States in which a sensor does not protect. Others are about what somebody switched on, or pass by themselves. */
const PROBLEMS: Record<string, string> = {
  panics_detected: 'panics detected',
  loop_detected: 'loop detected',
  db_corruption_detected: 'database corruption detected',
  driver_init_error: 'driver error',
  driver_init_reboot_required: 'reboot required',
  remgr_init_error: 'remediation manager error',
  unsupported_os: 'unsupported operating system',
  sensor_unregistered: 'sensor unregistered',
  sensor_shutdown: 'sensor shut down',
  watchdog: 'stopped by its watchdog',
  self_protect_disabled: 'self-protection disabled',
  full_disk_access_not_granted: 'full disk access not granted',
};

/** @returns `undefined` where nothing tells whether there is a sensor */
export const isPresent = ({ status }: Fields): true | undefined => meaning(PRESENT, status) || undefined;

/** What of a sensor's health is told. Good needs all of it: active, not bypassed, and not out of date. */
export function healthOf(device: Fields): Pick<Agent, 'healthy' | 'problem'> {
  const states = list(device.sensor_states);
  const status = text(device.status)?.toLowerCase();
  const passive = flag(device.passive_mode);
  const outdated = flag(device.sensor_out_of_date);
  const problems = [
    ...(status === 'error' ? ['error'] : []),
    ...(status?.startsWith('bypass') || passive ? ['bypassed'] : []),
    ...states.flatMap((state) => meaning(PROBLEMS, state) ?? []),
    ...(status === 'sensor_outofdate' || outdated ? ['out of date'] : []),
  ];
  const isActive = states.some((state) => meaning({ active: true }, state));
  return health(problems, isActive && passive === false && outdated === false);
}
