/** Serials in the forms of makers, made up by a fixed seed. */
import { type Random, seeded } from '../../support/seeded.ts';

const DIGITS = '0123456789';
const HEX = '0123456789ABCDEF';
/** Apple and Dell leave the vowels out. */
const PLAIN = `${DIGITS}BCDFGHJKLMNPQRSTVWXYZ`;
const ALL = `${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;
const ALPHABETS: Readonly<Record<string, string>> = { d: DIGITS, h: HEX, p: PLAIN, a: ALL };

/** In a form, `{d4}` is four digits, `{h4}` hexadecimal ones, `{p4}` and `{a4}` letters or digits. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  'Apple, until 2021': ['C02X{d1}{a3}JG5H', 'FVFF{d1}{a3}Q05D', 'DMPW{p1}{a3}HV29', 'G6T{p1}{p1}{a3}0D{d1}5'],
  'Apple, since 2021': ['H{p8}{d1}', 'K{d1}{p8}'],
  'Apple, 11 characters': ['W8{d3}{a3}0P{d1}', 'QP{d3}{a3}Z{d1}1'],
  Dell: ['{d1}{p5}{d1}', '{p3}{d1}{p3}'],
  HP: ['5CG{d3}{p4}', 'CND{d3}{p4}', 'MXL{d3}{p4}', '2UA{d3}{p4}'],
  Lenovo: ['PF0{p5}', 'PF1{p5}', 'PF4{p5}', 'MP2{p5}', 'R90{p5}', 'LR0{p5}', 'YD0{p5}'],
  'Microsoft Surface': ['0{d11}'],
  Samsung: ['R5{p1}{p1}{d2}{p5}', '{p4}9{p2}400{d3}X'],
  Google: ['{d4}1FDEE{a5}', 'HT7{p9}', 'FA6{p9}'],
  Motorola: ['ZY22{p6}'],
  Panasonic: ['{d1}GTSA{d5}', '{d1}HKSA{d5}'],
  Fujitsu: ['YLNT{d6}', 'DSBC{d6}', 'MA5H{d6}'],
  'Toshiba and Dynabook': ['{d8}H', '{p2}{d6}H'],
  Acer: ['NX{a3}AA00{d1}3{d3}{h5}{d4}'],
  Asus: ['K{d1}N0CV{d9}X', 'M9N0{p2}{d9}J'],
  MSI: ['K{d4}N{d7}', '07{h5}_K{d2}E{d6}'],
  Framework: ['FRANBMCP{h4}{d5}D', 'FRAGACCP{h4}{d5}V'],
  Supermicro: ['ZM{d3}S{d6}', 'OM{d3}S{d6}'],
  Xiaomi: ['{d5}/F{d1}{p2}{d5}'],
  Zebra: ['1{d13}'],
  'Raspberry Pi': ['10000000{h8}', '00000000{h8}'],
  'Dell, boards': ['/{p7}/CN{d12}/'],
  VMware: [`VMware-56 4d${' {h2}'.repeat(6)}-{h2}${' {h2}'.repeat(7)}`, 'VMware-42{h14}-{h16}'],
  Parallels: [`Parallels-{h2}${' {h2}'.repeat(15)}`],
  'Hyper-V': ['{d4}-{d4}-{d4}-{d4}-{d4}-{d4}-{d2}'],
  VirtualBox: ['VirtualBox-{h8}-{h4}-4{h3}-8{h3}-{h12}'],
  'Google Compute Engine': ['GoogleCloud-{h32}'],
  'Amazon EC2, Nutanix': ['ec2{h5}-{h4}-{h4}-{h4}-{h12}', '{h8}-{h4}-4{h3}-a{h3}-{h12}'],
  'VMware, guests that run macOS': ['VM{d1}{a9}'],
};

/** By maker: gives so many serials, the same each time. */
export const MAKERS: Readonly<Record<string, (count: number) => string[]>> = Object.fromEntries(
  Object.entries(FORMS).map(([maker, forms]) => [
    maker,
    (count: number) => {
      const random = seeded(maker.length + forms.join().length);
      return Array.from({ length: count }, () => oneOf(forms, random));
    },
  ]),
);

/** A serial of any maker. */
export const numbered = (random: Random): string => oneOf(Object.values(FORMS).flat(), random);

const oneOf = (forms: readonly string[], random: Random): string =>
  (forms[Math.floor(random() * forms.length)] ?? '').replace(
    /\{([dhpa])(\d+)\}/g,
    (_, kind: string, length: string) => {
      const alphabet = ALPHABETS[kind] ?? '';
      return Array.from(
        { length: Number(length) },
        () => alphabet[Math.floor(random() * alphabet.length)],
      ).join('');
    },
  );
