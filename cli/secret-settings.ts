/** Asks for the settings that an adapter declares, no others, and makes of what is typed what the adapter wants. */
import type * as z from 'zod';
import { type Setting, settingsOf } from '../shared/adapter-kit/settings.ts';
import { readText } from './files.ts';
import type { Prompt } from './prompt.ts';

type Values = Record<string, unknown>;

/**
 * @param schema the settings
 * @param current what is stored; Enter keeps it
 */
export async function askSettings(schema: z.ZodType, prompt: Prompt, current: Values): Promise<Values> {
  const typed: Values = {};
  for (const setting of settingsOf(schema)) {
    const text = await prompt.ask(questionFor(setting, current), { secret: setting.secret });
    if (text.trim() !== '') typed[setting.name] = await contentOf(text.trim());
    else if (setting.name in current) typed[setting.name] = current[setting.name];
  }
  return asWanted(schema, typed);
}

function questionFor(setting: Setting, current: Values): string {
  const { name, description, secret, required } = setting;
  const notes = [secret && 'not shown', !required && 'optional', otherwise(setting, current)];
  return `${name}: ${description}\n  (${[...notes, 'Enter'].filter(Boolean).slice(0, -1).join('; ') || 'required'}) `;
}

/** What Enter means. */
function otherwise({ name, secret, default: standard }: Setting, current: Values): string | false {
  if (name in current)
    return secret ? 'Enter keeps what is stored' : `Enter keeps ${JSON.stringify(current[name])}`;
  return standard !== undefined && `Enter: ${JSON.stringify(standard)}`;
}

/** `@file` stands for the file's content: keys have several lines. */
async function contentOf(text: string): Promise<string> {
  return text.startsWith('@') ? (await readText(text.slice(1))).trim() : text;
}

/** Numbers, flags and lists are typed as JSON: what is refused as a text is tried as that. */
function asWanted(schema: z.ZodType, typed: Values): Values {
  const { error } = schema.safeParse(typed);
  const refused = new Set(error?.issues.map(({ path }) => String(path[0])));
  const entries = Object.entries(typed).map(([name, value]) => {
    if (!refused.has(name) || typeof value !== 'string') return [name, value];
    try {
      return [name, JSON.parse(value) as unknown];
    } catch {
      return [name, value];
    }
  });
  return Object.fromEntries(entries) as Values;
}
