import { GAUGES } from '../../cli/operations/gauges.ts';
import { code, table } from './markdown.ts';

/** The gauges of the service with their labels. */
export function metrics(): string {
  const rows = Object.entries(GAUGES).map(([name, { help, labels }]) => [
    code(`backchannel_${name}`),
    labels.map(code).join(', '),
    help,
  ]);
  return table(['metric', 'labels', 'meaning'], rows);
}
