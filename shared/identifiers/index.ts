/**
 * One spelling per identifier. Every function takes anything, never throws, and gives `undefined` for what is not
 * valid or is known to be a placeholder, so that a bad value costs that value only.
 */
export { canonicalEmail } from './email.ts';
export { macKeys, nameKeys, provingKeys, serialKey } from './hardware-keys.ts';
export { canonicalHostName } from './host-name.ts';
export { canonicalImei, canonicalMeid } from './imei.ts';
export { identifies, isHardwareMac, type MacIgnore, macIdentifies } from './mac.ts';
export { canonicalSerial } from './serial.ts';
export { canonicalMac } from './spelling.ts';
export { hasHidden, isLegible, type TextOptions, visibleText } from './text.ts';
export { canonicalEntraDeviceId, canonicalUdid, otherByteOrder } from './udid.ts';
