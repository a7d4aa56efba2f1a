import type { Addresses } from '../model/addresses';
import { INHIBITIONS } from './inhibitions';
import { MORNING, ROOT, type Route } from './routes';

/** Every receiver of a tree, once. */
const receiversOf = ({ receiver, routes = [] }: Route): Set<string> =>
  new Set([receiver, ...routes.flatMap((route) => [...receiversOf(route)])]);

/** The configuration of Alertmanager. Every receiver is a webhook; a deployment puts its own channels in their place. */
export function alertmanagerConfig({ receiver, timeZone }: Addresses): object {
  return {
    route: ROOT,
    receivers: [...receiversOf(ROOT)].map((name) => ({
      name,
      webhook_configs: [{ url: `${receiver}/${name}`, send_resolved: true }],
    })),
    inhibit_rules: INHIBITIONS,
    time_intervals: [
      {
        name: MORNING,
        time_intervals: [{ times: [{ start_time: '07:00', end_time: '09:00' }], location: timeZone }],
      },
    ],
  };
}
