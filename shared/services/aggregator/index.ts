/** The aggregator: a person's report, from what is stored and, where nothing is, from the sources. */
import type { ApiRequest, DevicesAnswer, Handlers } from '../../access/handler.ts';
import type { Report, ReportDevice } from '../../model/report.ts';
import { v1DeviceRoutes } from '../../v1/devices.ts';
import type { AggregatorDependencies } from './dependencies.ts';
import { lookUpDevices } from './lookup.ts';
import { refreshPerson, wantedSources } from './refresh.ts';
import { shown } from './shown.ts';
import { viewReport } from './view.ts';

export type { AggregatorDependencies } from './dependencies.ts';

/** The routes of this function. Who may call them is decided before; see shared/access/routes.ts. */
export function aggregatorRoutes(dependencies: AggregatorDependencies): Handlers {
  return {
    ...v1DeviceRoutes(dependencies),
    'GET /api/v1/report/{who}': (request) => report(request, dependencies),
    'POST /api/v1/report/{who}/refresh': async (request) => {
      const only = wantedSources(request.body, dependencies);
      const asked = await refreshPerson(parameter(request, 'who'), request.language, dependencies, only);
      return { status: 202, body: { asked } };
    },
    'GET /api/v1/devices/serial/{serial}': (request) =>
      lookUpDevices('serial', parameter(request, 'serial'), request, dependencies),
    'GET /api/v1/devices/macaddr/{macaddr}': (request) =>
      lookUpDevices('macaddr', parameter(request, 'macaddr'), request, dependencies),
  };
}

async function report(
  request: ApiRequest,
  dependencies: AggregatorDependencies,
): Promise<DevicesAnswer<ReportDevice, Report>> {
  const { report, basis } = await viewReport(parameter(request, 'who'), request.language, dependencies);
  return {
    status: 200,
    devices: report.devices.map((device) => shown(device, device, basis)),
    around: (devices, left_out) => ({
      ...report,
      devices,
      ...(left_out > 0 && { devices_left_out: left_out }),
    }),
  };
}

/** The middleware has put it into its one spelling, and has made an e-mail of `me`. */
function parameter({ params, route }: ApiRequest, name: string): string {
  const value = params[name];
  if (value === undefined) throw new TypeError(`${route} has no {${name}}.`);
  return value;
}
