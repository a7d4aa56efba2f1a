import { compareEvents, type StoredEvent } from '@tam/record';
import { levelOf, type Level } from '../ladder/level';
import type { CaseSource } from './case-source';
import { flagOf, numberOf, partsOf, textOf, textsOf } from './fields';
import type { Assessment, Closure, Decision, Recommendation, Review, Route } from './intake-views';
import type { Act, Moment } from './moment';

/** Where nothing urgent remains to be done here: somebody else has the person now. */
const TAKEN_OVER: ReadonlySet<string> = new Set(['ed', 'inpatient', 'crisis-service']);
const MEMBER_SIDE: ReadonlySet<string> = new Set(['member', 'representative']);

/** Decisions on record, with the level each replaced. */
export function recordedDecisions(source: CaseSource): readonly Decision[] {
  const events = [...source.of('intake.urgency-assigned.v1'), ...source.of('intake.urgency-changed.v1')].sort(
    compareEvents,
  );
  let inForce: Level | undefined;
  return events.map((event) => {
    const isChange = event.type === 'intake.urgency-changed.v1';
    const level = levelOf(event.fields[isChange ? 'to' : 'level']);
    const from = levelOf(event.fields['from']) ?? inForce;
    inForce = level ?? inForce;
    return {
      ...source.act(event, 'decidedBy'),
      kind: isChange ? 'changed' : 'assigned',
      by: 'decision',
      level,
      from,
      basis: textOf(event, 'basis'),
      recommendationId: textOf(event, 'recommendationId'),
      contactId: textOf(event, 'contactId'),
      reasonCode: textOf(event, 'reasonCode'),
    };
  });
}

export function routesOf(source: CaseSource): readonly Route[] {
  return source.of('intake.routed.v1').map((event) => ({
    ...source.act(event, 'routedBy'),
    queue: textOf(event, 'queue') ?? '',
    from: textOf(event, 'from'),
    level: levelOf(event.fields['level']),
  }));
}

export function recommendationsOf(source: CaseSource): readonly Recommendation[] {
  const reviews = source.of('intake.recommendation-reviewed.v1').map((event): Review => ({
    ...source.act(event, 'by'),
    recommendationId: textOf(event, 'recommendationId') ?? '',
    outcome: textOf(event, 'outcome'),
    beforeRouting: flagOf(event, 'beforeRouting'),
  }));
  return source.of('intake.urgency-recommended.v1').map((event) => {
    const recommendationId = textOf(event, 'recommendationId') ?? '';
    const algorithm = partsOf(event, 'algorithm');
    return {
      ...source.moment(event),
      recommendationId,
      level: levelOf(event.fields['level']),
      algorithm: { id: String(algorithm?.['id'] ?? ''), version: String(algorithm?.['version'] ?? '') },
      inputs: textsOf(event, 'inputs'),
      reviews: reviews.filter((review) => review.recommendationId === recommendationId),
    };
  });
}

/** What the implicit decisions of a case are found from. */
export interface Deciding {
  /** Screenings and statements. */
  readonly concerns: readonly Moment[];
  readonly recorded: readonly Decision[];
  readonly assessments: readonly Assessment[];
  readonly recommendations: readonly Recommendation[];
  readonly routes: readonly Route[];
  readonly closures: readonly Closure[];
}

type Implied = Pick<Decision, 'by' | 'level'> & { readonly act: Act };

/**
 * The first route, offer, booking or closure after a concern, with no decision of a qualified person between the two,
 * is a decision about urgency by whoever did it: to decide without recording a decision must not score as perfect.
 */
export function implicitDecisions(source: CaseSource, deciding: Deciding): readonly Decision[] {
  const { concerns, recorded } = deciding;
  if (concerns.length === 0) return [];
  const qualified = qualifiedWords(deciding);
  const implied = impliedBy(source, deciding);
  const found = new Set<Implied>();
  for (const { event } of concerns) {
    const first = implied.find(({ act }) => compareEvents(act.event, event) > 0);
    if (first === undefined) continue;
    const isDecided = qualified.some(
      (word) => compareEvents(word, event) > 0 && compareEvents(word, first.act.event) < 0,
    );
    if (!isDecided) found.add(first);
  }
  return [...found].map(({ act, by, level }) => ({
    ...act,
    kind: 'implicit',
    by,
    level,
    from: recorded.findLast((one) => compareEvents(one.event, act.event) < 0)?.level,
    basis: undefined,
    recommendationId: undefined,
    contactId: undefined,
    reasonCode: undefined,
  }));
}

function qualifiedWords({ recorded, assessments, recommendations }: Deciding): readonly StoredEvent[] {
  return [...recorded, ...assessments, ...recommendations.flatMap(({ reviews }) => reviews)]
    .filter(({ qualified }) => qualified === 'yes')
    .map(({ event }) => event);
}

function impliedBy(source: CaseSource, { routes, closures }: Deciding): readonly Implied[] {
  const { ladder } = source.tools;
  const slots = (type: string, by: 'offer' | 'booking'): Implied[] =>
    source.of(type).map((event) => {
      const startsAt = numberOf(event, 'startsAt');
      const level = startsAt === undefined ? undefined : ladder.levelOfWait(startsAt - event.time);
      return { act: source.act(event, 'by'), by, level };
    });
  return [
    ...routes.map((act): Implied => ({ act, by: 'route', level: act.level })),
    ...slots('scheduling.slot-offered.v1', 'offer'),
    ...slots('scheduling.appointment-booked.v1', 'booking'),
    ...closures
      .filter(({ initiatedBy }) => !MEMBER_SIDE.has(initiatedBy ?? ''))
      .map((act): Implied => {
        const taken = act.disposition !== undefined && TAKEN_OVER.has(act.disposition);
        return { act, by: 'closure', level: taken ? 'U0' : 'U5' };
      }),
  ].sort((a, b) => compareEvents(a.act.event, b.act.event));
}
