import type { CaseExplanation, ShownEvent } from './explanation';
import { renderClock } from './render-clock';

const SILENCE = {
  request: 'No clock runs: the request of this case is not in the input.',
  'no-pack': 'No clock runs: no rule pack is assigned to the place of this request (assignments.yaml).',
  'outside-hours': 'No clock runs: the line was closed when the call came (lines.yaml).',
} as const;

/** The explanation of one case as text for people, 110 columns at most where references allow. Ends with a newline. */
export function renderCase(explanation: CaseExplanation): string {
  const { caseId, memberRef, timeZone, asOf, packs, gaps, events, clocks, silent } = explanation;
  const lines = [
    `Case ${caseId} of member ${memberRef}`,
    `  time zone  ${timeZone}`,
    `  as of      ${asOf.local}  (${asOf.utc})`,
    `  pack       ${packs.map(({ id, version }) => `${id} ${version}`).join(', ') || 'none'}`,
  ];
  if (gaps > 0)
    lines.push(
      `  incomplete ${gaps} unusable ${gaps === 1 ? 'event' : 'events'} of this member in the input`,
    );
  lines.push('', 'Events', ...renderEvents(events));
  if (silent !== undefined) lines.push('', SILENCE[silent]);
  for (const clock of clocks) lines.push('', ...renderClock(clock));
  return `${lines.join('\n')}\n`;
}

function renderEvents(events: readonly ShownEvent[]): string[] {
  const local = Math.max(0, ...events.map(({ at }) => at.local.length));
  const type = Math.max(0, ...events.map((event) => event.type.length));
  return events.map((event) => {
    const marks = [
      event.voidedBy === undefined ? '' : `  voided by ${event.voidedBy.id}`,
      event.conflict === true ? '  conflict: delivered with different content' : '',
    ];
    const when = `${event.at.local.padEnd(local)}  ${event.at.utc}`;
    return `  ${when}  ${event.type.padEnd(type)}  ${event.source}  ${event.id}${marks.join('')}`;
  });
}
