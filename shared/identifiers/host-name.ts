import { lowerCase } from './fold.ts';

/** `ada-pc.corp.example.com`: what stands behind the first dot is where the machine is, not which one it is. */
const QUALIFIED = /^([a-z\d_-]+)(\.[a-z\d_-]+)+\.?$/;

/**
 * What a machine is called, in one spelling: as its system makes a name for the network of "Ada’s MacBook Pro". It
 * identifies nothing by itself: half a company may have a `macbook-pro`.
 *
 * @param value anything; `CORP\ADA-PC` and `ada-pc.example.com` are read without what is around the name
 * @returns `undefined` for what has no letter or digit
 */
export function canonicalHostName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const own = lowerCase(value.trim()).replace(/^[^\\]*\\/, '');
  const plain = (QUALIFIED.exec(own)?.[1] ?? own).normalize('NFKD').replace(/['’\p{M}]/gu, '');
  const name = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return name === '' ? undefined : name.slice(0, 128);
}
