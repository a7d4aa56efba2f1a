import { compareEvents, type CaseRecord } from '@tam/record';
import {
  callsOf,
  closuresOf,
  completionsOf,
  contactsOf,
  handoffsOf,
  responsesOf,
  safetyOf,
} from './build-contacts';
import { implicitDecisions, recommendationsOf, recordedDecisions, routesOf } from './build-decisions';
import { callIdsOf, linksOf, requestOf } from './build-request';
import { appointmentsOf, authorizationsOf, careOf, offersOf } from './build-scheduling';
import { assessmentsOf, screeningsOf, screeningStartsOf, statementsOf } from './build-screenings';
import { voidingsOf } from './build-voidings';
import { CaseSource, type ViewTools } from './case-source';
import type { CaseView } from './member-timeline';

/** Each list of a view, made from the events of the case and from other lists. */
const MAKERS: { readonly [list in keyof CaseView]: (source: CaseSource, view: CaseView) => CaseView[list] } =
  {
    caseId: ({ kase }) => kase.caseId,
    memberRef: ({ memberRef }) => memberRef,
    events: ({ kase }) => kase.events,
    region: ({ region }) => region,
    network: (source) => source.placeOf('network'),
    timeZone: (source) => source.placeOf('timeZone'),
    request: requestOf,
    screenings: (source, { assessments }) => screeningsOf(source, assessments),
    screeningStarts: (source, { screenings }) => screeningStartsOf(source, screenings),
    statements: statementsOf,
    assessments: assessmentsOf,
    recommendations: recommendationsOf,
    decisions: (source, view) => {
      const recorded = recordedDecisions(source);
      const concerns = [...view.screenings, ...view.statements];
      const { assessments, recommendations, routes, closures } = view;
      const implicit =
        concerns.length === 0
          ? []
          : implicitDecisions(source, { concerns, recorded, assessments, recommendations, routes, closures });
      return [...recorded, ...implicit].sort((a, b) => compareEvents(a.event, b.event));
    },
    routes: routesOf,
    contacts: contactsOf,
    handoffs: handoffsOf,
    responses: responsesOf,
    calls: callsOf,
    offers: offersOf,
    appointments: appointmentsOf,
    care: careOf,
    authorizations: authorizationsOf,
    completions: completionsOf,
    closures: closuresOf,
    safety: safetyOf,
    voidings: voidingsOf,
    links: linksOf,
    callIds: callIdsOf,
  };

/** Where a view keeps what it is made from, and what was made. */
const SOURCE = Symbol('source');
const MADE = Symbol('made');

interface Lazy {
  readonly [SOURCE]: CaseSource;
  readonly [MADE]: unknown[];
}

const NOT_MADE = Symbol('not made');

/**
 * A list is made when a rule first asks for it and kept: most cases know no danger, and most rules look at one list to
 * see that.
 */
const LAZY: object = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.entries(MAKERS).map(([list, make], place) => [
      list,
      {
        enumerable: true,
        get(this: CaseView & Lazy): unknown {
          const made = this[MADE];
          if (made[place] === NOT_MADE) made[place] = make(this[SOURCE], this);
          return made[place];
        },
      },
    ]),
  ),
);
const EMPTY: readonly unknown[] = Object.keys(MAKERS).map(() => NOT_MADE);

class LazyCase implements Lazy {
  readonly [MADE] = EMPTY.slice();

  readonly [SOURCE]: CaseSource;

  constructor(source: CaseSource) {
    this[SOURCE] = source;
  }
}
Object.setPrototypeOf(LazyCase.prototype, LAZY);

/** The view of one case. */
export function caseView(kase: CaseRecord, memberRef: string, tools: ViewTools): CaseView {
  return new LazyCase(new CaseSource(kase, memberRef, tools)) as unknown as CaseView;
}
