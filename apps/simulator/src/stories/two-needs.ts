import { Standing } from '../telling/standing';
import { PSYCHIATRY, THERAPY } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** One member, two services, two cases: what is offered for the one does nothing for the other. */
export const twoNeeds: Story = {
  kind: 'two-needs',
  weight: 3,
  services: [THERAPY],
  tell(stage) {
    const therapy = stage.newCase();
    const psychiatry = stage.newCase(PSYCHIATRY);
    const first = new Standing(stage.clock(THERAPY.promise), stage.opens(therapy, NON_URGENT));
    const askedAt = stage.soon();
    psychiatry.request(askedAt, NON_URGENT);
    const second = new Standing(stage.clock(PSYCHIATRY.promise, askedAt), askedAt);

    const offeredAt = stage.when(2);
    first.met(offeredAt, therapy.offer(offeredAt, { startsAt: stage.slot(stage.random.whole(3, 9)) }));

    return stage.told(this.kind, 'one-answered', [first.expect(therapy), second.expect(psychiatry)]);
  },
};
