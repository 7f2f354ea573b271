/**
 * Reads a month in CVRF as it streams by: the whole tree of one would need a hundred megabytes. The parser knows XML's own
 * entities and no others, so a document cannot make itself larger; what is not well-formed is refused.
 */
import sax from 'sax';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { feedTime } from '../../shared/adapter-kit/feed.ts';
import { monthOf } from './months.ts';

export interface Remediation {
  products: string[];
  /** `Vendor Fix`, `Known Issue`, … */
  type: string;
  /** `Security Update`, `Security Hotpatch Update`, … */
  subtype: string;
  /** Number of the article: `5094126`. */
  kb: string;
  /** `10.0.26100.8655`; empty where it names none. */
  build: string;
}

export interface Vulnerability {
  cve: string;
  exploited: boolean;
  remediations: Remediation[];
}

export interface CvrfMonth {
  /** `2026-06` */
  month: string;
  /** ISO 8601 UTC. */
  released: string;
  changed: string;
  /** Names of products by their ids. */
  products: ReadonlyMap<string, string>;
  vulnerabilities: readonly Vulnerability[];
}

/** Whether a text is a document in CVRF at all. */
export const isCvrf = (text: string): boolean => /<(\w+:)?cvrfdoc[\s>]/.test(text.slice(0, 2_000));

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** @throws SourceError `unintelligible` for what is no whole document, or has no month and times */
export function readCvrf(text: string): CvrfMonth {
  const reading = createReading();
  const parser = sax.parser(true);
  const open: Element[] = [];
  parser.onopentag = ({ name, attributes }) => {
    open.push({ name: local(name), attributes: attributes as Record<string, string>, text: '' });
    if (open.length > DEEPEST) throw malformed();
  };
  const addText = (part: string) => {
    const element = open.at(-1);
    if (element) element.text += part;
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onclosetag = () => {
    const element = open.pop();
    if (element) reading.take(element, open.at(-1)?.name ?? '');
  };
  parser.onerror = (cause) => {
    throw malformed(cause);
  };
  parser.write(text).close();
  return reading.result();
}

/** No document is nested deeper. */
const DEEPEST = 64;

/** Prefixes of namespaces are the writer's own choice. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function createReading() {
  const products = new Map<string, string>();
  const vulnerabilities: Vulnerability[] = [];
  const head = { id: '', released: '', changed: '' };
  let vulnerability = emptyVulnerability();
  let remediation = emptyRemediation();
  let threat = '';

  /** What to do with an element that has ended, by its name, and that around it where the name alone says too little. */
  const takes: Record<string, (said: string, attributes: Element['attributes']) => void> = {
    'Identification/ID': (id) => Object.assign(head, { id }),
    'DocumentTracking/InitialReleaseDate': (released) => Object.assign(head, { released }),
    'DocumentTracking/CurrentReleaseDate': (changed) => Object.assign(head, { changed }),
    FullProductName: (name, { ProductID = '' }) => products.set(ProductID, name),
    'Vulnerability/CVE': (cve) => Object.assign(vulnerability, { cve }),
    'Remediation/ProductID': (id) => remediation.products.push(id),
    'Remediation/SubType': (subtype) => Object.assign(remediation, { subtype }),
    'Remediation/Description': (kb) => Object.assign(remediation, { kb }),
    'Remediation/FixedBuild': (build) => Object.assign(remediation, { build }),
    Remediation(_, { Type: type = '' }) {
      vulnerability.remediations.push({ ...remediation, type });
      remediation = emptyRemediation();
    },
    'Threat/Description': (said) => {
      threat = said;
    },
    Threat(_, { Type }) {
      if (Type === 'Exploit Status' && /\bExploited:\s*Yes\b/i.test(threat)) vulnerability.exploited = true;
    },
    Vulnerability() {
      vulnerabilities.push(vulnerability);
      vulnerability = emptyVulnerability();
    },
  };

  return {
    /** Takes an element that has ended, with everything in it. */
    take({ name, attributes, text }: Element, parent: string): void {
      const take = takes[`${parent}/${name}`] ?? takes[name];
      take?.(text.trim(), attributes);
    },
    result(): CvrfMonth {
      const month = monthOf(head.id);
      const released = feedTime(head.released);
      const changed = feedTime(head.changed);
      if (!month || !released || !changed) throw malformed();
      return { month, released, changed, products, vulnerabilities };
    },
  };
}

const emptyVulnerability = (): Vulnerability => ({ cve: '', exploited: false, remediations: [] });
const emptyRemediation = (): Remediation => ({ products: [], type: '', subtype: '', kb: '', build: '' });

const malformed = (cause?: unknown) =>
  new SourceError('unintelligible', 'A month of MSRC is not in the form that is known.', { cause });
