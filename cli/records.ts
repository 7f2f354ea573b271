/** Records from a file: a JSON list, or one record a line as `source` prints them. */
import * as z from 'zod';
import { type DeviceRecord, RECORD_VERSION } from '../shared/model/record.ts';
import { UsageError } from './errors.ts';

/** Only what a record cannot do without; facts of any shape are the practices' to judge. */
const recordShape = z.looseObject({
  source: z.string().min(1),
  id: z.coerce.string().min(1),
  identifiers: z.looseObject({}),
  owners: z.array(z.string()).default([]),
  facts: z.looseObject({}).default({}),
});

/**
 * @param text the file's content
 * @param file its name, for messages
 * @param now when records without `synced_at` were seen
 * @throws UsageError naming the first record that cannot be used
 */
export function parseRecords(text: string, file: string, now: Date): DeviceRecord[] {
  return readItems(text, file).map((item, index) => {
    const result = recordShape.safeParse(item);
    if (!result.success) {
      const [issue] = result.error.issues;
      throw new UsageError(
        `${file}: record ${index + 1} cannot be used: ${issue?.path.join('.') || 'it'}: ${issue?.message}. ` +
          'A record needs source, id and identifiers.',
      );
    }
    return { v: RECORD_VERSION, synced_at: now.toISOString(), ...result.data } as DeviceRecord;
  });
}

function readItems(text: string, file: string): unknown[] {
  if (text.trimStart().startsWith('[')) return parseJson(text, file) as unknown[];
  return text
    .split('\n')
    .map((line, index) => ({ line, where: `${file}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, where }) => parseJson(line, where));
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new UsageError(`${where} is not JSON: a list of records, or one record a line.`, { cause });
  }
}
