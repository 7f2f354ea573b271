/**
 * Capitals of the letters A to Z only, as hardware writes them. Beyond ASCII a change of case joins what differs: "ß"
 * becomes "SS", the ligature "ﬀ" becomes two hexadecimal digits, the Kelvin sign becomes "k".
 */
export function upperCase(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** Small letters, of A to Z only. */
export function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
