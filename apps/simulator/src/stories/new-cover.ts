import { addDays } from '../world/local-dates';
import { Standing } from '../telling/standing';
import { PSYCHIATRY, THERAPY } from '../world/service';
import { NON_URGENT, type Story } from './story';

const LONG_AGO = '2020-01-01';
/** Before that day no pack holds for the new cover, and the story ends with the old one. */
const COUNTY_FROM = '2026-01-01';
const COUNTY = { lineOfBusiness: 'medi-cal', network: 'synthetic-county' };

/**
 * A member moves from a commercial plan to Medi-Cal while waiting: the wait goes on under the new cover from its first
 * day. Told with a date before the request, the new cover was the right one from the beginning.
 */
export const newCover: Story = {
  kind: 'new-cover',
  weight: 2,
  services: [THERAPY, PSYCHIATRY],
  laws: ['california'],
  tell(stage) {
    const drawn = stage.random.pick(['seen', 'not-seen', 'retroactive']);
    const variant = stage.time.dateOf(stage.startAt) < COUNTY_FROM ? 'uncovered' : drawn;
    const script = stage.newCase();
    const promise = stage.service === PSYCHIATRY ? 'county-psychiatry' : 'county-first-visit';
    const old = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));
    const toldAt = stage.when(3);
    const last =
      variant === 'retroactive' ? addDays(stage.time.dateOf(stage.startAt), -5) : stage.time.dateOf(toldAt);
    const first = addDays(last, 1);
    const { lineOfBusiness, network } = stage.place;
    const tell = (data: { lineOfBusiness: string; network: string; from: string; to?: string }): number => {
      const at = stage.act(toldAt + (data.to === undefined ? 1_000 : 0));
      script.write('enrolment', 'member.coverage-changed.v1', at, data);
      return at;
    };
    tell({ lineOfBusiness, network, from: LONG_AGO, to: last });
    old.ended(toldAt, 'coverage-ended');
    if (variant === 'uncovered') return stage.told(this.kind, variant, [old.expect(script)]);
    const knownAt = tell({ ...COUNTY, from: first });

    const startAt = variant === 'retroactive' ? stage.startAt : stage.time.at(first, 0);
    const next = new Standing(stage.clock(promise, startAt), knownAt);
    if (variant !== 'not-seen') {
      const offeredAt = stage.soon();
      const slot = { startsAt: stage.slot(stage.random.whole(2, 5), Math.max(startAt, offeredAt)) };
      next.met(offeredAt, script.offer(offeredAt, slot));
    }
    if (variant === 'retroactive') return stage.told(this.kind, variant, [next.expect(script)], knownAt);
    return stage.told(this.kind, variant, [old.expect(script), next.expect(script, `cover:${first}`)]);
  },
};
