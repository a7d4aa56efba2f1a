import type { CaseRecord, StoredEvent } from '@tam/record';
import type { FloorRows } from '../floors/floor-rows';
import type { Ladder } from '../ladder/ladder';
import type { Qualifications } from '../qualified/qualified-for';
import type { RuleSet } from '../scoring/rule-set-schema';
import { actorOf, textOf } from './fields';
import type { Act, Moment } from './moment';

/** What the views are made with. */
export interface ViewTools {
  readonly scoring: readonly RuleSet[];
  readonly qualifications: Qualifications;
  readonly ladder: Ladder;
  readonly rows: FloorRows;
}

const NONE: readonly StoredEvent[] = [];

/** The events of one case, sorted into their types once. */
export class CaseSource {
  private readonly byType = new Map<string, StoredEvent[]>();
  readonly region: string | undefined;

  constructor(
    readonly kase: CaseRecord,
    readonly memberRef: string,
    readonly tools: ViewTools,
  ) {
    for (const event of kase.events) {
      const same = this.byType.get(event.type);
      if (same) same.push(event);
      else this.byType.set(event.type, [event]);
    }
    this.region = this.placeOf('region');
  }

  /** Events of a type, in total order. */
  of(type: string): readonly StoredEvent[] {
    return this.byType.get(type) ?? NONE;
  }

  /** What the request says of the place, else the queued call. */
  placeOf(field: string): string | undefined {
    for (const type of ['intake.request-received.v1', 'intake.call-queued.v1']) {
      for (const event of this.of(type)) {
        const place = textOf(event, field);
        if (place !== undefined) return place;
      }
    }
    return undefined;
  }

  moment(event: StoredEvent): Moment {
    return { at: event.time, caseId: event.caseId, event };
  }

  /** An act and whether its actor is qualified to triage. `field` holds the actor. */
  act(event: StoredEvent, field: string): Act {
    const { qualifications } = this.tools;
    const actor = qualifications.known(actorOf(event, field));
    const qualified = qualifications.qualifiedFor('triage', actor, this.region);
    return { at: event.time, caseId: event.caseId, event, actor, qualified };
  }
}
