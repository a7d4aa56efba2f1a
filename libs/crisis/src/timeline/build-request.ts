import type { CaseSource } from './case-source';
import { actorOf, flagOf, numberOf, textOf } from './fields';
import type { RequestView } from './intake-views';
import type { CaseView } from './member-timeline';

export function requestOf(source: CaseSource): RequestView | undefined {
  const [event] = source.of('intake.request-received.v1');
  if (event === undefined) return undefined;
  return {
    ...source.moment(event),
    requestedAt: numberOf(event, 'requestedAt') ?? event.time,
    service: textOf(event, 'service'),
    statedUrgency: textOf(event, 'statedUrgency'),
    channel: textOf(event, 'channel'),
    ageBand: textOf(event, 'ageBand'),
    languageNeeded: textOf(event, 'languageNeeded'),
    interpreterNeeded: flagOf(event, 'interpreterNeeded'),
    continues: textOf(event, 'continues'),
    requestedByOffice: actorOf(event, 'requestedBy')?.office,
  };
}

/** The other cases that a case is said to belong with. */
export function linksOf(source: CaseSource): CaseView['links'] {
  return source.of('intake.cases-linked.v1').map((event) => ({
    ...source.moment(event),
    otherCaseId: textOf(event, 'otherCaseId') ?? '',
    relation: textOf(event, 'relation'),
  }));
}

/** The calls that were found to be of this case. */
export function callIdsOf(source: CaseSource): CaseView['callIds'] {
  return source
    .of('intake.caller-identified.v1')
    .map((event) => ({ ...source.moment(event), callId: textOf(event, 'callId') ?? '' }));
}
