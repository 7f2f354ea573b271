import { describe, expect, it } from '@jest/globals';
import { directionsFor } from '../../../shared/practices/directions.ts';
import { languageFor, textFile } from '../../../shared/practices/languages.ts';
import type { Words } from '../../../shared/practices/words.ts';

const voice = { language: 'en', phrases: { ...textFile(languageFor('en')).common.phrases } };
const steps = (name: string, when?: string) => ({ for: name, steps: [name], ...(when && { when }) });

/** The steps that are shown, then the others. */
function shown(directions: object, variant?: string): string[] {
  const words = { directions } as unknown as Words;
  const found = directionsFor(words, { platform: 'Mac' }, variant, {}, voice);
  return [found.directions?.for ?? '', ...found.other_directions.map((other) => other.for)];
}

describe('the steps of a finding', () => {
  const Mac = [steps('Mac, old', 'old'), steps('Mac')];
  const any = [steps('any, gone', 'gone'), steps('any')];

  it.each([
    ['its own, of its platform alone', 'old', ['Mac, old']],
    ['its own, for any platform', 'gone', ['any, gone']],
    ['the ordinary ones of its platform where it has none of its own', 'other', ['Mac']],
    ['the ordinary ones of its platform without a variant', undefined, ['Mac']],
  ])('are %s', (_, variant, expected) => {
    expect(shown({ Mac, any }, variant)).toEqual(expected);
  });

  it('are those for any platform where its platform has none', () => {
    expect(shown({ any })).toEqual(['any']);
    expect(shown({})).toEqual(['']);
  });
});
