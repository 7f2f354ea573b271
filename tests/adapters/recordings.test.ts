/** Every recording of a source that we have is read by a test of its adapter, or nothing of ours asks for it. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, '../shared/recordings');
const SOURCES = [
  'bitfit',
  'google',
  'jamf',
  'more/carbon-black',
  'more/crowdstrike',
  'more/defender-endpoint',
  'more/duo',
  'more/fleet',
  'more/google',
  'more/intune',
  'more/jamf-pro',
  'more/kandji',
  'more/sentinelone',
];

/** No adapter asks for these. Whoever makes one do so takes its line away. */
const UNASKED: Readonly<Record<string, string>> = {
  'more/crowdstrike/devices-scroll-last.exchange.json': 'ids alone; the simulator plays its empty last page',
  'more/crowdstrike/devices-scroll-page1.exchange.json': 'ids alone; the simulator plays its pointer',
  'more/crowdstrike/discover-applications.json': 'no list of applications is asked for',
  'more/crowdstrike/zta-308-wrong-cloud.exchange.json': 'the token call is redirected before',
  'more/crowdstrike/zta-query.json': 'scores are no facts',
  'more/defender-endpoint/eventhub-DeviceInfo-mac-graph2otel.json':
    'an export to Event Hub, and no answer of the API',
  'more/defender-endpoint/eventhub-DeviceNetworkInfo-mac-graph2otel.json':
    'an export to Event Hub, and no answer of the API',
  'more/defender-endpoint/machine-vulnerabilities.json': 'vulnerabilities are not asked for',
  'more/duo/admin-v1-endpoints-cartography.json': 'Duo is asked for its log alone',
  'more/duo/admin-v1-endpoints-duo-desktop-vendor-example.json': 'Duo is asked for its log alone',
  'more/duo/admin-v1-phones-cartography.json': 'Duo is asked for its log alone',
  'more/duo/admin-v1-users.json': 'Duo is asked for its log alone',
  'more/duo/error-40103-bad-signature.exchange.json': 'a status that the HTTP client knows; no facts in it',
  'more/fleet/config.json': 'settings of the server; nobody asks for them',
  'more/fleet/docs-activities.json': 'what administrators did is not asked for',
  'more/fleet/global-policies.json': 'each host’s own page says what it passes',
  'more/fleet/login.exchange.json': 'an API-only user has a token and signs in nowhere',
  'more/google/chromemanagement-countInstalledApps.json': 'no list of applications is asked for',
  'more/google/cloudidentity-deviceUsers-cartography.json': 'Cloud Identity is not asked',
  'more/google/cloudidentity-devices-last-page-empty.json': 'Cloud Identity is not asked',
  'more/google/cloudidentity-devices-user-assigned.json': 'Cloud Identity is not asked',
  'more/intune/compliancePolicy-deviceStatusOverview-v1-graph2otel.json':
    'numbers of devices; no policy is asked for by itself',
  'more/intune/compliancePolicy-deviceStatuses-beta.json': 'policies are asked for by device',
  'more/intune/detectedApps-v1-page1-graph2otel.json': 'applications are asked for by device',
  'more/intune/deviceCompliancePolicies-v1-graph2otel.json':
    'what policies ask for is not asked, but whether it is met',
  'more/intune/deviceCompliancePolicies-v1.json': 'what policies ask for is not asked, but whether it is met',
  'more/intune/deviceCompliancePolicyDeviceStateSummary-v1-graph2otel.json':
    'numbers of devices; none is asked for',
  'more/intune/deviceConfiguration-deviceStatuses-v1.json': 'profiles of configuration are not asked for',
  'more/intune/diagnostics-export-devices-elastic.json': 'an export to Event Hub, and no answer of Graph',
  'more/intune/diagnostics-operationallogs-noncompliant-mac-graph2otel.json':
    'an export to Event Hub, and no answer of Graph',
  'more/intune/entra-device-with-owners-elastic.json': 'Entra is not asked: Intune names the person itself',
  'more/intune/mobileApp-deviceStatuses-beta.json': 'what was rolled out is not asked for',
  'more/intune/mobileThreatDefenseConnectors-v1-graph2otel.json':
    'connectors of other vendors are not asked for',
  'more/intune/report-FirewallStatus-rows-graph2otel.json': 'a report needs a permission to write',
  'more/intune/report-NoncompliantDevicesAndSettings-rows-graph2otel.json':
    'a report needs a permission to write',
  'more/intune/windowsAutopilotDeviceIdentities-v1-graph2otel.json':
    'Autopilot is not asked: it knows what was bought',
  'more/jamf-pro/jamf-pro-version.json': 'a version for `source jamf check`; no facts in it',
  'more/kandji/blueprints-page1.json': 'each device names its blueprint',
  'more/kandji/blueprints-past-end.json': 'each device names its blueprint',
};

const isThere = existsSync(FOLDER);
const title = 'every recording of a source that we have';

(isThere ? describe : describe.skip)(
  isThere ? title : `${title} (skipped: they are not beside this clone)`,
  () => {
    const tests = globSync('tests/{adapters,contract,shared}/**/*.test.ts', { cwd: ROOT })
      .filter((file) => !file.endsWith('adapters/recordings.test.ts'))
      .map((file) => readFileSync(join(ROOT, file), 'utf8'))
      .join('\n');
    const files = SOURCES.flatMap((source) =>
      globSync(`${source}/*.json`, { cwd: FOLDER }).map((file) => file.replaceAll('\\', '/')),
    ).sort();
    /** Some tests name one file for each version of an interface. */
    const isNamed = (file: string) =>
      tests.includes(file) || tests.includes(file.replace(/\/v\d-/, `/$${'{version}'}-`));

    it.each(files)('%s is read, or named with a reason', (file) => {
      expect([file, isNamed(file), file in UNASKED]).toEqual([file, !(file in UNASKED), file in UNASKED]);
    });
  },
);
