import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { parseSettings, settingsOf } from '../../../shared/adapter-kit/settings.ts';

const schema = z.strictObject({
  base_url: z.url().meta({ description: 'Address of the server', secret: false }),
  password: z.string().meta({ description: 'Password' }),
  retries: z.int().default(2).meta({ description: 'Tries', secret: false }),
});

describe('settings', () => {
  it('are listed with their descriptions, and are secret unless they say otherwise', () => {
    expect(settingsOf(schema)).toEqual([
      { name: 'base_url', description: 'Address of the server', secret: false, required: true },
      { name: 'password', description: 'Password', secret: true, required: true },
      { name: 'retries', description: 'Tries', secret: false, required: false, default: 2 },
    ]);
  });

  it('name what is missing or unknown, and never a value', () => {
    const parse = () => parseSettings('jamf', schema, { base_url: 'hunter2', passwort: 'hunter2' });
    expect(parse).toThrow(/source jamf.*base_url.*password.*passwort/s);
    expect(parse).not.toThrow(/hunter2/);
  });
});
