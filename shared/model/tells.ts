/** What a source can tell at all: what it never tells is a gap of the sources, and no device can close it. */
import type { FactName, Platform } from './record.ts';

/** `labels` is no evidence: rules aim by it. */
export type Tellable = FactName | 'os_version' | 'software' | 'labels';

/** By platform. Of a platform that is missing here, nothing is known: it may tell anything. */
export type Tells = Partial<Record<Platform, readonly Tellable[]>>;
