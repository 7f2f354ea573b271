/** Everything that is loaded when it is opened for the first time: one file, so that opening costs one request, and
 * the first view is not cut into the pieces that several such files would share. */

export { AccountMenu } from '../account/account-menu.tsx';
export { SessionEnd } from '../account/session-end.tsx';
export { ActivityPage } from '../activity/activity-page.tsx';
export { CheckBody } from '../check/check-body.tsx';
export { DeviceDetails } from '../device/device-details.tsx';
export { FleetPage } from '../fleet/fleet-page.tsx';
export { AnsweredNotifications, Notifications } from '../notifications/notifications.tsx';
export { CheckPage } from '../pages/check-page.tsx';
export { HelpPage } from '../pages/help-page.tsx';
export { PrivacyPage } from '../pages/privacy-page.tsx';
export { PeoplePages } from '../people/people-pages.tsx';
