/** Words that stand where a number belongs. */
import { bareText } from './spelling.ts';

/**
 * Words that firmware, inventories and people write where a serial belongs, alone or one after the other: "System
 * Product Name", "No Asset Tag", "Nicht verfügbar". Capitals and accents do not count.
 */
const FILLING = `
  applicable asset assigned available base be blank board by chassis computer configured data default defined demo
  determined device dummy empty enclosure engineering entered error example fake family fill filled found id information
  inject invalid known machine main mainboard manufacturer mb missing model mother motherboard na name nil no none not
  null num numb number oem part placeholder present processor product programmed proto prototype provided read reported
  sample ser serial service set settable sku sn specified square standard string supported sys system tag tbd test to
  unassigned unavailable undefined unidentified uninitialized unit unknow unknown unprogrammed unset unspecified updated
  uuid value version

  angegeben kein keine keiner leer nicht seriennummer systemseriennummer unbekannt unbekannte ungültig verfügbar vorhanden
  aucun aucune de défaut défini disponible inconnu inconnue non numéro par renseigné série spécifié système vide
  defecto desconocida desconocido especificado inválido ninguna ninguno por sistema vacío
  di disponibile nessuna nessuno numero sconosciuta sconosciuto serie specificato vuoto
  desconhecida desconhecido disponível indisponível não nenhum nenhuma vazio
  beschikbaar geen leeg niet onbekend opgegeven serienummer
  ikke ingen inte okänd okänt saknas tilgængelig tilgjengelig tillgänglig ukendt ukjent
  ei puuttuu saatavilla tuntematon
  brak danych nieokreślony niedostępny nieznana nieznane nieznany numer seryjny
  dispozici kdispozici není neurčeno neznámé neznámý žádný ismeretlen nincs necunoscut
  bilinmeyen bilinmiyor yok άγνωστο άγνωστος
  данных доступно не неизвестен неизвестно неизвестный нет номер отсутствует серийный указан указано невідомо
  シリアル番号 なし 不明 未設定 不可用 序列号 序列號 未指定 未知 未設置 無 无 없음 알수없음
`;

/** What other fields hold: processors as systems name them, systems, clouds. A column was taken for another. */
const OF_OTHER_FIELDS = `
  aarch64 amd64 arm64 armv6l armv7l armv8l based i386 i486 i586 i686 ia64 pc ppc64le riscv64 s390x win32 win64 x64 x86 x8664
  amazon android ec2 linux macos windows
`;

/** Hexadecimal numbers that programmers spell words with, and the beginnings of keyboards' rows. */
const TYPED = `
  0bad 1badb002 8badf00d abad1dea baad babe bad beef c0de c0ffee cafe code d00d dead f00d face feed
  asdf azerty qwerty qwertz zxcvbnm 1q2w3e4r 1q2w3e4r5t 1qaz2wsx
`;

const WORDS = [FILLING, OF_OTHER_FIELDS, TYPED].join(' ').trim().split(/\s+/).map(bareText);
const BY_FIRST_LETTER = Map.groupBy(WORDS, (word) => word[0]);

/**
 * The places where words that say nothing may end, when a text is read as nothing but such words from its beginning.
 *
 * @param bare letters and digits only, as `bareText` gives them
 */
export function endsOfWords(bare: string): number[] {
  const ends = new Set([0]);
  for (const end of ends)
    for (const word of BY_FIRST_LETTER.get(bare[end]) ?? [])
      if (bare.startsWith(word, end)) ends.add(end + word.length);
  ends.delete(0);
  return [...ends];
}

/** Whether a text is made of nothing but words that say nothing, in any order. @param bare see `endsOfWords` */
export const isWords = (bare: string): boolean => endsOfWords(bare).includes(bare.length);
