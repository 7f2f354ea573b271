/** The parts of the page that are loaded when they are opened, as components that can be used at once. */
import { loadWords } from '../words/catalogues.ts';
import { language, learn } from '../words/words.ts';
import { later } from './later.tsx';

/** The parts together with their words. */
async function parts() {
  const tag = language();
  const [opened, words] = await Promise.all([import('./opened-later.ts'), loadWords(tag, 'later')]);
  learn(tag, words);
  return opened;
}

export const AccountMenu = later(async () => (await parts()).AccountMenu);
export const ActivityPage = later(async () => (await parts()).ActivityPage);
export const AnsweredNotifications = later(async () => (await parts()).AnsweredNotifications);
export const CheckBody = later(async () => (await parts()).CheckBody);
export const CheckPage = later(async () => (await parts()).CheckPage);
export const DeviceDetails = later(async () => (await parts()).DeviceDetails);
export const FleetPage = later(async () => (await parts()).FleetPage);
export const HelpPage = later(async () => (await parts()).HelpPage);
export const Notifications = later(async () => (await parts()).Notifications);
export const PeoplePages = later(async () => (await parts()).PeoplePages);
export const PrivacyPage = later(async () => (await parts()).PrivacyPage);
export const SessionEnd = later(async () => (await parts()).SessionEnd);
