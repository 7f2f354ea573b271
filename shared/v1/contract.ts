/** What the paths of the first Stethoscope take and answer; the shapes stand with the others in shared/api. */
import { V1Accounts, V1Devices, V1Events, V1Feedback, V1Notifications, V1Records } from '../api/v1.ts';

export const V1_CONTRACT = {
  'GET /api/v1/devices/merged/{who}': { answers: { 200: V1Devices } },
  'GET /api/v1/devices/staged/{who}': { answers: { 200: V1Devices } },
  'GET /api/v1/devices/email/{who}': { answers: { 200: V1Devices } },
  'GET /api/v1/devices/{source}/email/{who}': { answers: { 200: V1Records } },
  'GET /api/v1/devices/{source}/serial/{serial}': { answers: { 200: V1Records } },
  'GET /api/v1/devices/{source}/macaddr/{macaddr}': { answers: { 200: V1Records } },
  'GET /api/v1/accounts/merged/{who}': { answers: { 200: V1Accounts } },
  'GET /api/v1/account/{source}/email/{who}': { answers: { 200: V1Accounts } },
  'GET /api/v1/events/merged/{who}': { answers: { 200: V1Events } },
  'GET /api/v1/events/{source}/email/{who}': { answers: { 200: V1Events } },
  'GET /api/v1/notifications/merged/{who}': { answers: { 200: V1Notifications } },
  'GET /api/v1/notifications/{source}/email/{who}': { answers: { 200: V1Notifications } },
  'POST /api/v1/feedback/{plugin}': { body: V1Feedback, answers: { 200: V1Feedback } },
} as const;
