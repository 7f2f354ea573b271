/** SOFA's documents, version 2: what is read of them, and what they must be to be read at all. */
import * as z from 'zod';

/** "Tahoe 26" on the Mac, "26" elsewhere; names have several words at times. */
export const LINE_NAME = /^(\D{0,60})(\d{1,4})$/;

const texts = z.array(z.string()).nullish();

const Release = z.looseObject({
  ProductName: z.string().nullish(),
  ProductVersion: z.string().regex(/^\d+(\.\d+)*$/),
  ReleaseDate: z.string(),
  SecurityInfo: z.string().nullish(),
  SupportedDevices: texts,
  DeviceScope: z.string().nullish(),
  // Names and links alone are read: its values are often empty, and say less than the list of exploited ones.
  CVEs: z.record(z.string(), z.unknown()).nullish(),
  ActivelyExploitedCVEs: texts,
  UniqueCVEsCount: z.number().nullish(),
});
export type WrittenRelease = z.output<typeof Release>;

const Line = z.looseObject({
  OSVersion: z.string().regex(LINE_NAME),
  Latest: Release.nullish(),
  SecurityReleases: z.array(Release).nullish(),
});
export type WrittenLine = z.output<typeof Line>;

const Improvement = z.looseObject({
  Version: z.string().regex(/^\d+(\.\d+)*$/),
  VersionExtra: z.string().nullish(),
  PostingDate: z.string(),
  SupportedDevices: texts,
  DeviceScope: z.string().nullish(),
  SecurityInfo: z.string().nullish(),
  CVEs: texts,
});
export type WrittenImprovement = z.output<typeof Improvement>;

/** Versions as numbers; as texts in case they are written so one day. */
const Major = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);

export const SofaDocument = z.looseObject({
  LastCheck: z.string(),
  OSVersions: z.array(Line),
  Models: z
    .record(
      z.string(),
      z.looseObject({ MarketingName: z.string().nullish(), OSVersions: z.array(Major).nullish() }),
    )
    .nullish(),
  Devices: z.record(z.string(), z.looseObject({ DeviceID: z.string().nullish() })).nullish(),
  BackgroundSecurityImprovements: z.record(z.string(), z.array(Improvement)).nullish(),
});
export type SofaDocument = z.output<typeof SofaDocument>;
