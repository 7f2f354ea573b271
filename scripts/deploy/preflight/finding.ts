/** What one check found; nothing when all is well. */
export interface Finding {
  problem?: string;
  warning?: string;
}
