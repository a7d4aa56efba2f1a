import type { StoredEvent } from '@tam/record';
import type { CaseContext } from './case-context';
import { anchorOf, type Need } from './case-facts';
import { textOf } from '../facts/fields';
import type { PlannedClock } from './planned-clock';
import { clocksFrom, type NeedStart } from './request-clocks';

const APPROVED = 'referral.approved.v1';

/**
 * Plans the clocks that start with an approved referral instead of the request (`referral:<authorizationId>`): the
 * first approval from the request on.
 */
export function referralClocks(context: CaseContext, need: Need, start: NeedStart): PlannedClock[] {
  const { kase } = context.facts;
  const approved = kase.events.find((event) => isApproval(event) && event.time >= start.startedAt);
  if (!approved) return [];
  return clocksFrom(
    context,
    need,
    { ...start, startedAt: approved.time },
    {
      start: 'referral-approved',
      anchorKey: anchorOf(need, `referral:${textOf(approved, 'authorizationId') ?? approved.id}`),
      anchor: approved,
      place: context.facts,
    },
  );
}

function isApproval(event: StoredEvent): boolean {
  return event.type === APPROVED && event.fields['decision'] !== 'denied';
}
