/** The folder where the local stack keeps its data from one start to the next. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the stack of `npm start` keeps its data. */
export const LOCAL_FOLDER = join(import.meta.dirname, '../.local');

export interface DataFolder {
  tables: string;
  secrets: string;
  log: string;
  build: string;
  /** Where the template is compiled. */
  template: string;
  /** The organization's file as the functions get it. */
  organization: string;
  /** Lets the next stack use it. */
  release(): Promise<void>;
}

/** What the stored data was made with: data of another company would be wrong. */
interface Stamp {
  people: number;
  /** The process that uses the folder now, and where its site is. */
  running?: { pid: number; origin: string };
}

/** The folder is in use: two stacks would destroy each other's tables. */
export class InUseError extends Error {}

/**
 * @param folder made when it is not there; emptied when `fresh` or when it holds another company's data
 * @throws InUseError when a running stack has it
 */
export async function openData(
  folder: string,
  options: { people: number; fresh: boolean; origin: string },
): Promise<DataFolder> {
  const file = join(folder, 'stack.json');
  const stamp = await read(file);
  if (stamp?.running && isAlive(stamp.running.pid)) {
    throw new InUseError(
      `It already runs at ${stamp.running.origin} (process ${stamp.running.pid}). Stop it first: two would share ${folder}.`,
    );
  }
  if (options.fresh || stamp?.people !== options.people) await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'build'), { recursive: true });
  const write = (content: Stamp) => writeFile(file, JSON.stringify(content));
  await write({ people: options.people, running: { pid: process.pid, origin: options.origin } });
  return {
    tables: join(folder, 'tables'),
    secrets: join(folder, 'secrets.json'),
    log: join(folder, 'functions.log'),
    build: join(folder, 'build'),
    template: join(folder, 'template'),
    organization: join(folder, 'organization.yml'),
    release: () => write({ people: options.people }),
  };
}

/**
 * Where the stack of `npm start` is.
 *
 * @throws Error when none runs
 */
export async function runningAt(): Promise<string> {
  const stamp = await read(join(LOCAL_FOLDER, 'stack.json'));
  if (stamp?.running) return stamp.running.origin;
  throw new Error('Nothing runs here. Run `npm start` first, and this in another terminal.');
}

async function read(file: string): Promise<Stamp | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Stamp;
  } catch {
    // Not there, or half-written by a stack that was killed: as good as empty.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
