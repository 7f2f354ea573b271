/** Which e-mail addresses could be taken for one another by somebody who reads them. */
import { canonicalEmail } from './email.ts';

/**
 * Letters that most fonts draw as one of a to z: the commonest of Unicode's list of confusables (UTS #39). It need not be
 * whole: an address with any letter beyond ASCII is named anyway, and this only finds whom it looks like.
 */
const LOOKS_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...[
      'аa',
      'вb',
      'сc',
      'ԁd',
      'еe',
      'һh',
      'іi',
      'јj',
      'кk',
      'ӏl',
      'мm',
      'нh',
      'оo',
      'рp',
      'ԛq',
      'ѕs',
      'тt',
      'уy',
      'хx',
    ],
    ...[
      'αa',
      'βb',
      'εe',
      'ιi',
      'κk',
      'νv',
      'οo',
      'ρp',
      'τt',
      'υu',
      'χx',
      'ωw',
      'ıi',
      'ȷj',
      'ɑa',
      'ɡg',
      'ſs',
      'ߋo',
    ],
  ].map((pair) => [...pair] as [string, string]),
);

export interface LookAlike {
  address: string;
  /** Other addresses of the list that look the same. */
  looks_like: string[];
  /** How the address is spelled now; absent: it is none any more, so nobody who signs in reaches what stands there. */
  canonical?: string;
}

/** The addresses that are spelled with letters beyond ASCII, or otherwise than they would be now. */
export function lookAlikes(addresses: readonly string[]): LookAlike[] {
  const alike = Map.groupBy(new Set(addresses), skeleton);
  return [...new Set(addresses)]
    .filter((address) => !/^[\x21-\x7e]+$/.test(address) || canonicalEmail(address) !== address)
    .sort()
    .map((address) => {
      const canonical = canonicalEmail(address);
      const others = (alike.get(skeleton(address)) ?? []).filter((other) => other !== address);
      return { address, looks_like: others.sort(), ...(canonical !== undefined && { canonical }) };
    });
}

/** What somebody sees who does not look twice: without accents, and each letter as the one that it is drawn like. */
function skeleton(address: string): string {
  const plain = address.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFKD');
  return [...plain].map((letter) => LOOKS_LIKE[letter] ?? letter).join('');
}
