/**
 * Serverless plugin: gives each function what resources/every-function.yml says, each source function also
 * resources/every-source.yml, each swept one resources/every-sweep.yml, and each whose log is read
 * resources/every-log.yml. So adding a function or a source brings its
 * alarms and its way into a private network without another line. It also keeps reserved concurrency within what
 * the vendor takes (`vendorLimit` in adapters/<source>/function.yml).
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parse } = require('yaml');

const SOURCE = /^source-(.+)$/;
const HOUR = 3_600_000;
/** An alarm on hours looks back a week at most. */
const LONGEST_HOURS = 168;
const UNITS = { s: 1000, m: 60_000, h: HOUR, d: 24 * HOUR };

class EveryFunction {
  constructor(serverless) {
    serverless.configSchemaHandler.defineFunctionProperties('aws', {
      properties: {
        vendorLimit: {
          type: 'object',
          properties: {
            callsAtOnce: { type: 'integer', minimum: 1 },
            perContainer: { type: 'integer', minimum: 1 },
          },
          required: ['callsAtOnce', 'perContainer'],
          additionalProperties: false,
        },
      },
    });
    this.hooks = { initialize: () => equip(serverless) };
  }
}

function equip(serverless) {
  const { service } = serverless;
  const { everyFunction, everySource, everySweep, everyLog } = service.custom.pieces;
  const { naming } = serverless.getProvider('aws');
  const sources = enabledSources();
  for (const [name, definition] of Object.entries(service.functions)) {
    const words = { function: name, Function: naming.getNormalizedFunctionName(name) };
    merge(service.resources, fill(everyFunction, words), name);
    const [, source] = SOURCE.exec(name) ?? [];
    if (!source) continue;
    Object.assign(words, { source, Source: source[0].toUpperCase() + source.slice(1) });
    merge(service.resources, fill(everySource, words), name);
    const hours = hoursBetweenSweeps(sources[source]);
    if (hours) merge(service.resources, fill(everySweep, { ...words, hours }), name);
    if (isLog(sources[source])) merge(service.resources, fill(everyLog, words), name);
    keepWithinLimit(name, definition, service.resources.Parameters[`${words.Source}Concurrency`], hours > 0);
  }
  delete service.custom.pieces;
}

/** The organization's sources, from the same file that is built into the functions. */
function enabledSources() {
  const file = process.env.STETHOSCOPE_CONFIG ?? join(__dirname, '../../stethoscope.yml');
  return parse(readFileSync(file, 'utf8'))?.sources ?? {};
}

/** Two intervals and the longest sweep: one sweep may fail before anybody is woken. */
function hoursBetweenSweeps({ sweep_every, longest_sweep } = {}) {
  if (sweep_every === undefined || longest_sweep === undefined) return undefined;
  const hours = (2 * milliseconds(sweep_every) + milliseconds(longest_sweep)) / HOUR;
  return Math.min(LONGEST_HOURS, Math.ceil(hours));
}

/** As shared/config/config.ts: what knows no devices is read for everybody. */
const isLog = (source) => source?.role === 'activity';

function milliseconds(duration) {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(duration) ?? [];
  return Number(count) * UNITS[unit];
}

/**
 * All containers together call the vendor at most as often as it takes. One container would be filled by a sweep, and
 * nobody's page could ask: it is none, or at least two.
 */
function keepWithinLimit(name, { vendorLimit, environment }, parameter, isSwept) {
  if (!vendorLimit) throw new Error(`${name} has no vendorLimit; see adapters/jamf/function.yml.`);
  const { callsAtOnce, perContainer } = vendorLimit;
  const most = Math.floor(callsAtOnce / perContainer);
  const least = isSwept ? 2 : 1;
  if (most < least)
    throw new Error(`${name}: vendorLimit leaves no container for pages. Lower perContainer.`);
  environment.CALLS_AT_ONCE = String(perContainer);
  delete parameter.MinValue;
  delete parameter.MaxValue;
  parameter.AllowedValues = [0, ...Array.from({ length: most - least + 1 }, (_, index) => index + least)];
}

/** @returns a copy with each `__word__` in keys and texts replaced; a text that is nothing else becomes the value itself */
function fill(piece, words) {
  if (Array.isArray(piece)) return piece.map((item) => fill(item, words));
  if (typeof piece === 'string') return fillText(piece, words);
  if (piece === null || typeof piece !== 'object') return piece;
  return Object.fromEntries(
    Object.entries(piece).map(([key, value]) => [fillText(key, words), fill(value, words)]),
  );
}

function fillText(text, words) {
  const [, whole] = /^__(\w+?)__$/.exec(text) ?? [];
  if (whole in words) return words[whole];
  return text.replace(/__([A-Za-z]+)__/g, (mark, word) => words[word] ?? mark);
}

function merge(resources, pieces, name) {
  for (const [section, entries] of Object.entries(pieces)) {
    resources[section] ??= {};
    for (const [id, piece] of Object.entries(entries)) {
      if (id in resources[section]) throw new Error(`${section}.${id} of function ${name} exists twice.`);
      resources[section][id] = piece;
    }
  }
}

module.exports = Object.assign(EveryFunction, { fill, hoursBetweenSweeps, keepWithinLimit });
