import type { Data } from '../telling/event-writer';
import type { PromiseName } from '../telling/clock';
import { Standing } from '../telling/standing';
import type { Law } from '../world/place';
import type { Service } from '../world/service';
import { NON_URGENT, URGENT, type Story } from './story';

/** What sets the plain requests of one law apart from those of another. */
export interface PlainRequest {
  readonly kind: string;
  readonly weight: number;
  readonly law: Law;
  /** Each with the promise to a request that is not urgent. */
  readonly services: readonly Service[];
  /** The promise to an urgent request; left out: the same as to any other. */
  readonly urgent?: PromiseName;
  /** What every request says besides. */
  readonly asks?: Data;
  /** What every slot says besides. */
  readonly slots?: Data;
  /** What a request and its slot say where the slot does not answer the request. */
  readonly unsuited?: { readonly asks: Data; readonly slot: Data };
}

/**
 * One request and one slot, or none: offered well in time, at the last instant, a minute late, or of a kind that does
 * not answer the request there.
 */
export function plainRequest(of: PlainRequest): Story {
  const { kind, weight, law, services, urgent, asks, slots, unsuited } = of;
  return {
    kind,
    weight,
    services,
    laws: [law],
    tell(stage) {
      const isUrgent = urgent !== undefined && stage.random.chance(0.3);
      const variant = stage.random.pick([
        'met',
        'met',
        'met',
        'last-instant',
        'late',
        'no-offer',
        'unsuited',
      ]);
      const misfit = variant === 'unsuited' ? unsuited : undefined;
      const script = stage.newCase();
      const clock = stage.clock(isUrgent ? urgent : stage.service.promise);
      const existsFrom = stage.opens(script, {
        ...(isUrgent ? URGENT : NON_URGENT),
        ...asks,
        ...misfit?.asks,
      });
      const standing = new Standing(clock, existsFrom);

      if (variant !== 'no-offer') {
        const offeredAt = isUrgent ? stage.within(stage.random.whole(1, 8)) : stage.when(1);
        const startsAt =
          variant === 'late'
            ? clock.dueAt + 60_000
            : variant === 'last-instant'
              ? clock.dueAt
              : stage.slotBefore(clock.dueAt);
        const offerId = script.offer(offeredAt, { startsAt, more: { ...slots, ...misfit?.slot } });
        if (variant === 'late') standing.lateOffer(offeredAt);
        else if (misfit === undefined) standing.met(offeredAt, offerId);
      }
      return stage.told(kind, isUrgent ? `urgent-${variant}` : variant, [standing.expect(script)]);
    },
  };
}
