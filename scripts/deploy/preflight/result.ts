/** What one check found; nothing when all is well. */
export interface PreflightResult {
  problem?: string;
  warning?: string;
}
