/**
 * The contract of a notification source: a system that notices things and can only be read. Its function reads what
 * is new and stores it like what others send; from then on people see and answer it in the same way.
 */
import type * as z from 'zod';
import type { AdapterContext, CheckResult } from './contract.ts';

/** What one reading found. */
export interface NotificationPage {
  /** In the shape that `POST /api/v1/notifications` takes; `id` is the source's own. Checked one by one. */
  notifications: unknown[];
  /** Where to go on reading, now or next time. The same as before: there was nothing new. */
  cursor: string;
  /** Whether there is more to read now. */
  more: boolean;
}

export interface NotificationConnection {
  /**
   * What came after the cursor, the oldest first. Reading twice from one cursor gives the same again and whatever
   * came since: nothing may be lost between two readings.
   *
   * @param cursor of an earlier page; absent: from where the source decides to begin
   * @throws SourceError and nothing else
   */
  read(cursor?: string): Promise<NotificationPage>;
  check(): Promise<CheckResult>;
}

export interface NotificationSource<Config> {
  /** Short name; also the sender that people see. */
  source: string;
  /** What people call it. */
  label: string;
  /** Its settings; as for an adapter, see shared/adapter-kit/settings.ts. */
  config: z.ZodType<Config>;
  connect(config: Config, context: AdapterContext): NotificationConnection;
}
