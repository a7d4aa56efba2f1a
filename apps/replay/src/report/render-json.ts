import type { AccessReport } from './access-report';
import { caveatsOf } from './words';

/** The report for machines: counts, shares from 0 to 1 and waits in milliseconds, as they are. */
export function renderJson(report: AccessReport): string {
  const { figures, ...rest } = report;
  const { period, by, view, standards } = figures;
  const leftOut = figures.view === 'operational' ? { leftOut: figures.leftOut } : {};
  const shown = {
    ...rest,
    ...{ view, period, by },
    units: { shares: 'from 0 to 1; null: nothing to take a share of', waits: 'milliseconds' },
    caveats: caveatsOf(report),
    standards,
    ...leftOut,
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}
