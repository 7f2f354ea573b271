/** Everything that is held about the reader, as one file, however many pages it comes in. */
import type { Held } from '../../shared/api/people.ts';
import type { ApiResult } from '../api.ts';
import { fetchData } from '../api-later.ts';

/** Lists of one name belong together. */
function joined(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...one, ...other];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return other ?? one;
  const parts = { ...one } as Record<string, unknown>;
  for (const [name, part] of Object.entries(other)) parts[name] = joined(parts[name], part);
  return parts;
}

/** All pages as one; a page that does not come is a failure of all, because a part would look like the whole. */
export async function collect(ask: typeof fetchData = fetchData): Promise<ApiResult<Held>> {
  let answer = await ask();
  if (!answer.ok) return answer;
  let { next, ...all } = answer.data;
  while (next !== undefined) {
    answer = await ask(next);
    if (!answer.ok) return answer;
    const { held, left_out = [], next: following } = answer.data;
    all = {
      ...all,
      held: joined(all.held, held) as Held['held'],
      ...((all.left_out || left_out.length > 0) && { left_out: [...(all.left_out ?? []), ...left_out] }),
    };
    next = following;
  }
  return { ok: true, data: all };
}

/** Hands the browser a file to keep. */
export function save(data: Held): void {
  const file = new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'stethoscope.json';
  link.click();
  // Browsers begin to read it within the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
