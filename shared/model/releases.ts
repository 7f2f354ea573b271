/**
 * What is kept of the feeds that tell which versions of systems exist: a summary for each kind of knowledge, never the
 * payload. Days are `2026-11-27`; versions are as the maker writes them, without what comes before the number.
 */

/** Which Windows ends when depends on it: Home with Pro, Enterprise with Education, and those that are kept for long. */
export const EDITIONS = ['home', 'enterprise', 'ltsc', 'iot_ltsc', 'server', 'azure_local'] as const;
export type Edition = (typeof EDITIONS)[number];

/** Vulnerabilities that are known to be exploited: CVE id to the day on which the feed first said so. */
export type ExploitedSince = Readonly<Record<string, string>>;

/** One published version of an Apple system. */
export interface AppleRelease {
  /** `26.6.2` */
  version: string;
  /** A background security improvement on top of that version: `(a)`. */
  extra?: string;
  /** The day on which Apple published it. */
  released: string;
  /** How many vulnerabilities the feed says that it fixes. 0 also where the feed does not know them yet. */
  fixes: number;
  /** Of those, the exploited ones. A release that was exploited when the feed first listed it has its own day. */
  exploited: ExploitedSince;
  /** All that it fixes, so that a later word about one of them counts. Only of releases of the last 120 days. */
  cves?: readonly string[];
  /** Apple's page about what it fixes. */
  info?: string;
  /**
   * For which models it is: the place of the list in `device_lists`. Absent: the feed kept none for this release. On the
   * Mac only device-specific releases have one, of models: a board counts for its model, and a model is left out only
   * when none of its boards is listed.
   */
  devices?: number;
  /** Only for those devices; others never get it. */
  device_specific?: true;
}

/** All versions of one major version of an Apple system: `26`. */
export interface AppleLine {
  major: number;
  /** What Apple calls it: `Tahoe`. Absent on iOS and iPadOS. */
  name?: string;
  /** In any order: whoever needs the newest computes it. Background security improvements are among them. */
  releases: readonly AppleRelease[];
  /** Places in `device_lists` that hold for the line as a whole, beside those of its releases. */
  devices?: readonly number[];
  /** The day on which the feed stopped to list the line. Absent: it lists it. */
  unlisted_since?: string;
}

/** What SOFA knows. iOS and iPadOS are one feed with the same versions; lists of devices tell them apart. */
export interface AppleReleases {
  macos: readonly AppleLine[];
  ios: readonly AppleLine[];
  /** Identifiers of models (`iPhone13,2`), each list once. */
  device_lists: readonly (readonly string[])[];
  /** Macs by identifier (`Mac14,2`): what people call them, and the majors that they can run. */
  models: Readonly<Record<string, { name: string; majors: readonly number[] }>>;
}

/** A line of a product with its ends. */
export interface SupportedLine {
  /** The feed's name of it: `11-24h2-w`, `14`, `24.04`. */
  name: string;
  /** What people call it: `11 24H2 (W)`, `24.04 'Noble Numbat' (LTS)`. */
  label: string;
  released?: string;
  /** The newest version of the line. Windows: the build without its revision, `10.0.26100`. */
  latest?: { version: string; released?: string };
  /** Windows: for which editions. Absent: for all. */
  editions?: readonly Edition[];
  /** The last day with security updates for everybody. Absent: no day is known. */
  ends?: string;
  /** Security updates have ended, and the feed knows no day. */
  ended?: true;
  /** The last day for those who have paid or signed up for more, or with the help of others. */
  extended_ends?: string;
}

/** What endoflife.date knows, by its names of products: `windows`, `android`, `ubuntu`, … */
export interface EndsOfSupport {
  products: Readonly<Record<string, readonly SupportedLine[]>>;
}

/** What fixes one month's vulnerabilities in one line of Windows. */
export interface WindowsFix {
  /** `2026-06` */
  month: string;
  /** The line's build: `10.0.26100`. */
  line: string;
  /**
   * The smallest build that has all fixes of the month: that of its security update or of its hotpatch, which is lower.
   * Rows of older updates in the month's document do not count, nor hotpatches that fix only what those fixed.
   */
  build: string;
  /** The build of the security update itself. */
  update: string;
  /** `KB5094126` */
  kb?: string;
  /** The day on which the month's updates came out. */
  released: string;
  exploited: ExploitedSince;
  /** All that it fixes, so that a later word about one of them counts. Only of months of the last 120 days. */
  cves?: readonly string[];
}

/** What MSRC knows. */
export interface WindowsFixes {
  fixes: readonly WindowsFix[];
}

/** What CISA's catalogue knows: CVE id to the day on which it was added. */
export interface ExploitedCves {
  added: ExploitedSince;
}

/** What each feed tells. */
export interface FeedSummaries {
  sofa: AppleReleases;
  endoflife: EndsOfSupport;
  msrc: WindowsFixes;
  kev: ExploitedCves;
}

/** What one feed says, and how old that is. */
export interface FeedKnowledge<Summary> {
  /** The feed's own time, the oldest of its documents', ISO 8601 UTC. The age of what it says counts from it. */
  feed_time: string;
  /** When we read it, by our clock, ISO 8601 UTC. */
  read_at: string;
  /** Days for which it may say that something is well. Absent: as long as the organization decides. */
  max_age?: number;
  summary: Summary;
}

/** Everything that is known about releases. A feed that was never read, or that is off, is absent. */
export type Releases = { readonly [Feed in keyof FeedSummaries]?: FeedKnowledge<FeedSummaries[Feed]> };
