/** What a device is called and what it looks like. */
import type { ReportDevice } from '../../shared/model/report.ts';
import { t } from '../words/words.ts';

export type DeviceShape = 'laptop' | 'desktop' | 'phone' | 'tablet' | 'computer';

const KINDS: readonly [RegExp, DeviceShape][] = [
  [/ipad|tablet|galaxy tab/i, 'tablet'],
  [/iphone|phone|pixel|handset/i, 'phone'],
  [/book|laptop|notebook|thinkpad|latitude|xps|portable/i, 'laptop'],
  [/imac|mac ?mini|mac ?studio|mac ?pro|desktop|tower|workstation|optiplex/i, 'desktop'],
];

/** The kind of a device, for its picture: from its type and model, else from its platform. */
export function kindOf({ type = '', model = '', platform }: ReportDevice): DeviceShape {
  const named = KINDS.find(([pattern]) => pattern.test(type) || pattern.test(model))?.[1];
  if (named !== undefined) return named;
  if (platform === 'iOS' || platform === 'Android') return 'phone';
  return platform === 'ChromeOS' ? 'laptop' : 'computer';
}

/** A name to recognize the device by. */
export const nameOf = ({ name, model }: Pick<ReportDevice, 'device_id' | 'name' | 'model'>): string =>
  name ?? model ?? t('device.unnamed');

/** "macOS 26.1", from whatever is known. */
export function systemOf({
  os,
  os_version,
  platform,
}: Pick<ReportDevice, 'os' | 'os_version' | 'platform'>): string {
  const name = os ?? platform;
  if (name === undefined) return t('device.unknown_system');
  return os_version === undefined || name.includes(os_version) ? name : `${name} ${os_version}`;
}
