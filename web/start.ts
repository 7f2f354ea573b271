/**
 * The first script: small, so that it runs early. It takes up the report that the HTML has already asked for, and
 * loads the words of one language beside the page itself.
 */
import { loadWords } from './words/catalogues.ts';
import { chosen } from './words/cookie.ts';
import { firstLanguage } from './words/language.ts';
import { learn, speak } from './words/words.ts';

const tag = firstLanguage(document.cookie, navigator.languages);
document.documentElement.dataset.theme = chosen('theme', document.cookie);
// Before anything else runs: parts that are asked for early, as by a link to a check, load the words of this language.
speak(tag, {});
const [page, words] = await Promise.all([import('./page.tsx'), loadWords(tag, 'first')]);
learn(tag, words);
await page.open();
