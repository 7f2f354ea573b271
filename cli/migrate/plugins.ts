/** The first Stethoscope's other plugins: transforms, receivers, notifications. Each has settings of the same names. */
import { append, isGroup, type Migration, type Move, note, put, texts } from './target.ts';

/** Models and serials that its filter for virtual machines knew. */
const VIRTUAL = {
  model: ['*Virtual Machine*', '*VMware*', '*amazon*'],
  serial: ['*Parallels*', '*VMware*'],
};

const networks: Move = (value, target) => {
  const ranges = texts(isGroup(value) ? value.VPN_CIDRS : value);
  if (ranges.length > 0) append(target, 'transforms', { label_networks: { networks: { VPN: ranges } } });
};

const addressed =
  (path: readonly string[], what: string): Move =>
  (value, { config, notes }) => {
    const url = isGroup(value) ? value.URL : undefined;
    if (typeof url !== 'string') return;
    if (url.startsWith('https://')) put(config, path, url);
    else notes.push(`${what} went to ${url}; it has to be https here.`);
    notes.push(
      `${path.join('.')}: what arrives is signed and has another shape; docs/notifications.md shows it.`,
    );
  };

/** A regular expression becomes patterns where it is no more than words, with or without ends. */
const matching: Move = (value, target) => {
  const map = isGroup(value) && isGroup(value.PATTERN_MAP) ? value.PATTERN_MAP : {};
  for (const [field, patterns] of Object.entries(map))
    for (const pattern of Array.isArray(patterns) ? patterns : [patterns])
      leaveOut(field, String(pattern), target);
};

function leaveOut(field: string, pattern: string, target: Migration): void {
  const words = wordsOf(pattern);
  const known = ['name', 'model', 'manufacturer', 'type', 'serial'].includes(field);
  if (known && words) append(target, 'transforms', { drop_devices: { [field]: words } });
  else if (field === 'status' && words) append(target, 'transforms', { drop_by_status: { statuses: words } });
  else
    target.notes.push(
      `transforms: write \`${field}: ${pattern}\` with * for anything; see docs/transforms.md.`,
    );
}

/** Capitals do not count here. Words, `.*` and escaped signs are taken, in alternatives; all else is for a person. */
function wordsOf(pattern: string): string[] | undefined {
  const [, begin = '', inner, end = ''] = /^(?:\(\?i\))?(\^?)\((?:\?:)?([^()]*)\)(\$?)$/.exec(pattern) ?? [];
  const words = (inner ?? pattern.replace(/^\(\?i\)/, '')).split('|').map((word) => begin + word + end);
  if (!words.every((word) => /^\^?([\w \-/,:@#&']|\.[*+]|\\[^\w*])+\$?$/.test(word))) return undefined;
  return words.map((word) =>
    `*${word}*`
      .replace(/^\*\^/, '')
      .replace(/\$\*$/, '')
      .replace(/\.[*+]/g, '*')
      .replace(/\\(.)/g, '$1')
      .replace(/\*+/g, '*'),
  );
}

/** By the plugin's name. */
export const PLUGIN_MOVES: Readonly<Record<string, Move>> = {
  vmfilter: (_, target) => append(target, 'transforms', { drop_devices: VIRTUAL }),
  refilter: matching,
  macmanufacturer: (_, target) => append(target, 'transforms', { manufacturer_from_mac: {} }),
  vpnfilter: networks,
  vpnlabeler: networks,
  restful_feedback: addressed(['notifications', 'webhook'], 'Feedback'),
  batch_restful_summary: addressed(['totals', 'webhook'], 'The summary'),
  es_notifications: note(
    'es_notifications: let what writes them send them (POST /api/v1/notifications, or an event); docs/notifications.md.',
  ),
  es_logger: note(
    'es_logger: looks are sent on with receivers: [{ webhook: …, of: [looks] }]; docs/receivers.md.',
  ),
  batch_es: note(
    'batch_es: devices are sent on with receivers: [{ webhook: …, of: [devices] }]; docs/receivers.md.',
  ),
  atlas: note('atlas: failures are CloudWatch metrics and alarms now; docs/operate.md.'),
};
