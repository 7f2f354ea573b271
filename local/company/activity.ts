/** What people of the sample company do with their accounts. Made by the hour, so that any stretch of time is cheap. */
import { chance, draw, pick } from './random.ts';
import type { Company, Person } from './types.ts';

export interface SignIn {
  /** Unique, and the same however it is asked for. */
  id: string;
  person: Person;
  at: Date;
  success: boolean;
  application: string;
  ip_address: string;
  city: string;
  country: string;
  browser: string;
  os: string;
}

const HOUR = 3_600_000;
/** Sign-ins of a person a day, about. */
const DAILY = 3;
const APPLICATIONS = ['Corporate VPN', 'Mail', 'Source code', 'Expenses'];
const BROWSERS = ['Chrome', 'Firefox', 'Safari', 'Edge'];
/** Addresses for documentation (RFC 5737). */
const PLACES = [
  { net: '203.0.113', city: 'Lisbon', country: 'Portugal' },
  { net: '198.51.100', city: 'Vienna', country: 'Austria' },
  { net: '192.0.2', city: 'Berlin', country: 'Germany' },
];
/** Has no devices and does nothing either: a page without anything. */
const IDLE = 'nothing@example.com';

/** What is true of a person's account. */
export function accountOf({ number, email }: Person) {
  const isStory = email === 'user@example.com' || email === 'green@example.com';
  const on = isStory || chance(85, number, 71);
  return { second_factor: on, required: chance(90, number, 72), suspended: false };
}

/** The sign-ins of everybody from one time to before another, oldest first. */
export function* signInsBetween(company: Company, from: Date, to: Date): Generator<SignIn> {
  const first = Math.floor(from.getTime() / HOUR);
  const last = Math.floor((to.getTime() - 1) / HOUR);
  for (let hour = first; hour <= last; hour += 1) {
    const count = Math.max(1, Math.ceil((company.people * DAILY) / 24));
    for (let index = 0; index < count; index += 1) {
      const at = new Date(hour * HOUR + Math.floor(((index + 0.5) * HOUR) / count));
      const found = at >= from && at < to ? signIn(company, hour, index, at) : undefined;
      if (found && found.person.email !== IDLE) yield found;
    }
  }
}

/** The sign-ins of one person, oldest first. */
export function* signInsOf(company: Company, person: Person, from: Date, to: Date): Generator<SignIn> {
  if (person.email === IDLE) return;
  const day = 24 * HOUR;
  for (let date = Math.floor(from.getTime() / day); date * day < to.getTime(); date += 1) {
    for (let index = 0; index < DAILY; index += 1) {
      const offset = (index * day) / DAILY + draw(day / DAILY, person.number + date * 7, index);
      const at = new Date(date * day + offset);
      if (at >= from && at < to) yield { ...signIn(company, date, index + person.number * 10, at), person };
    }
  }
}

function signIn(company: Company, slot: number, index: number, at: Date): SignIn {
  const salt = index + 100;
  // The people with a story come often, so that there is something to see.
  const isStory = chance(30, slot, salt + 1);
  const number = draw(isStory ? Math.min(10, company.people) : company.people, slot, salt + 2);
  const { net, city, country } = pick(PLACES, slot, salt + 3);
  return {
    id: `${slot.toString(16)}-${index.toString(16)}`,
    person: company.person(number),
    at,
    success: chance(94, slot, salt + 4),
    application: pick(APPLICATIONS, slot, salt + 5),
    ip_address: `${net}.${draw(254, slot, salt + 6) + 1}`,
    city,
    country,
    browser: pick(BROWSERS, slot, salt + 7),
    os: pick(['Mac OS X', 'Windows', 'Linux'], slot, salt + 8),
  };
}
