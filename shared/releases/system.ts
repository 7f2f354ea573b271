import type { Platform } from '../model/record.ts';

/** The system as one record told it, and what is known of the device that runs it. */
export interface SystemSeen {
  platform?: Platform;
  os?: string;
  version?: string;
  build?: string;
  edition?: string;
  /** The maker's id of the model: `Mac16,1`. */
  model?: string;
  /** The day of Android's last security patch: `2026-11-05`. */
  patch_level?: string;
  /** The last day on which this model gets updates. */
  supported_until?: string;
}
