/** How often a source is asked because of hooks. Whoever has a source's secret can send any body, and any body again. */

const SECOND = 1_000;

/** One question per device in that time, milliseconds; what comes meanwhile is asked at its end, once. */
export const ASK_EVERY = 60 * SECOND;

/** A hook that comes again within that time causes nothing, milliseconds. */
export const SAME_HOOK = 60 * 60 * SECOND;

/** How long a source has until it is asked once more, milliseconds. */
export const ASK_AGAIN = 30 * SECOND;

/** How long a source is waited for, milliseconds. Less than the function has. */
export const PATIENCE = 20 * SECOND;

/**
 * What has waited longer is not asked, milliseconds: more hooks come than the vendor takes questions. The queue drops
 * what is a little older (functions/hooks.yml); a sweep brings what was dropped.
 */
export const LONGEST_WAIT = 10 * 60 * SECOND;

/** An inventory that is a little older than its hook is the one that the hook tells of, milliseconds. */
export const SLACK = 60 * SECOND;
