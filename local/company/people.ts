import { draw } from './random.ts';
import { STORY_PEOPLE } from './stories.ts';
import type { Person } from './types.ts';

const DOMAIN = 'example.com';
const FIRST =
  'Amara Ben Chiara Dmitri Elif Farid Greta Hiro Ines Jonas Kavya Lena Mateo Noor Olga Pedro Quinn Rosa Sven Tala Umar Vera Wei Ximena Yusuf Zoe'.split(
    ' ',
  );
const LAST =
  'Okafor Brandt Rossi Volkov Demir Haddad Lindgren Sato Moreau Keller Iyer Novak Herrera Rahman Petrova Santos Murphy Delgado Berg Flores Malik Orlova Zhang Castillo Arslan Fischer'.split(
    ' ',
  );

const DEPARTMENTS = ['Engineering', 'Finance', 'Sales', 'Support'];

/** @param number from 0; those with a story come first */
export function personOf(number: number): Person {
  const story = STORY_PEOPLE[number];
  const department = DEPARTMENTS[number % DEPARTMENTS.length] ?? '';
  if (story) {
    const { username, name } = story;
    return { number, email: `${username}@${DOMAIN}`, username, name, department };
  }
  const first = FIRST[draw(FIRST.length, number, 1)] ?? '';
  const last = LAST[draw(LAST.length, number, 2)] ?? '';
  const username = `${first}.${last}${number}`.toLowerCase();
  return { number, email: `${username}@${DOMAIN}`, username, name: `${first} ${last}`, department };
}

/** A person with a story, by user name. */
export function personNamed(username: string): Person | undefined {
  return personWith(`${username}@${DOMAIN}`);
}

/** Whose address it is, in any case; the person may be beyond the company's size. */
export function personWith(email: string): Person | undefined {
  const wanted = email.toLowerCase();
  const story = STORY_PEOPLE.findIndex(({ username }) => wanted === `${username}@${DOMAIN}`);
  const number = story >= 0 ? story : Number(/(\d{1,15})@/.exec(wanted)?.[1] ?? Number.NaN);
  if (Number.isNaN(number)) return undefined;
  const person = personOf(number);
  return person.email === wanted ? person : undefined;
}
