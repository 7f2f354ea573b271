/**
 * Which Apple devices get the updates of which system, as Apple's own pages about each system list them ("macOS Tahoe
 * is compatible with these computers"). A model that is in no list is not known: it is never taken for too old.
 */

/** Every Mac with Apple's own chip. */
const APPLE_SILICON = [
  ...[13, 14, 15, 16, 17].map((family) => `Mac${family},*`),
  'MacBookAir10,1',
  'MacBookPro17,1',
  'MacBookPro18,*',
  'Macmini9,1',
  'iMac21,*',
  'VirtualMac2,1',
];

const TAHOE = [
  ...APPLE_SILICON,
  'MacBookPro16,1',
  'MacBookPro16,2',
  'MacBookPro16,4',
  'iMac20,*',
  'MacPro7,1*',
];
const SEQUOIA = [
  ...TAHOE,
  'MacBookAir9,1',
  'MacBookPro15,*',
  'MacBookPro16,3',
  'Macmini8,1',
  'iMac19,*',
  'iMacPro1,1',
];
const SONOMA = [...SEQUOIA, 'MacBookAir8,*'];
const VENTURA = [...SONOMA, 'MacBook10,1', 'MacBookPro13,1', 'MacBookPro14,*', 'iMac18,*'];
const MONTEREY = [
  ...VENTURA,
  'MacBook9,1',
  'MacBookAir7,*',
  'MacBookPro11,4',
  'MacBookPro11,5',
  'MacBookPro12,1',
  'MacBookPro13,*',
  'MacPro6,1',
  'Macmini7,1',
  'iMac16,*',
  'iMac17,1',
];

export const MAC_MODELS = {
  27: APPLE_SILICON,
  26: TAHOE,
  15: SEQUOIA,
  14: SONOMA,
  13: VENTURA,
  12: MONTEREY,
};

/** From the iPhone 11 and the iPads of 2018 on. iOS 27 left none of them out. */
const SINCE_26 = [
  ...[12, 13, 14, 15, 16, 17, 18].map((family) => `iPhone${family},*`),
  ...[8, 11, 12, 13, 14, 15, 16, 17].map((family) => `iPad${family},*`),
];

/** iOS 15 to 18 go on for those alone that get nothing newer. */
export const IOS_MODELS = {
  27: SINCE_26,
  26: SINCE_26,
  18: ['iPhone11,*', 'iPad7,11', 'iPad7,12'],
  17: ['iPad7,1', 'iPad7,2', 'iPad7,3', 'iPad7,4', 'iPad7,5', 'iPad7,6'],
  16: ['iPhone10,*', 'iPad6,*'],
  15: ['iPhone8,*', 'iPhone9,*', 'iPad5,*', 'iPod9,1'],
};
