/** The page and the API on the whole local stack, started once. */
import { describe } from '@jest/globals';
import { stackBrowser } from '../support/stack-browser.ts';
import { crossSite } from './on-stack/cross-site.ts';
import { documented } from './on-stack/documented.ts';
import { goesAway } from './on-stack/idle.ts';
import { journeys } from './on-stack/journeys.ts';
import { looks } from './on-stack/looks.ts';
import { wholePage } from './on-stack/page.ts';
import { sessions } from './on-stack/session.ts';

const on = stackBrowser();
const idle = goesAway(on);

describe('on the local stack', () => journeys(on));
describe('the page', () => wholePage(on));
describe('a session', () => sessions(on));
describe('another site', () => crossSite(on));
describe('a look', () => looks(on));
describe('the API', () => documented(on));
describe('nobody there', idle);
