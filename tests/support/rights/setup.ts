import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before a run: every stack leaves what its functions were given and needed there (local/permissions). */
// biome-ignore lint/style/noDefaultExport: Jest wants it so.
export default async function setup(): Promise<void> {
  process.env.STETHOSCOPE_RIGHTS = await mkdtemp(join(tmpdir(), 'stethoscope-rights-of-run-'));
}
