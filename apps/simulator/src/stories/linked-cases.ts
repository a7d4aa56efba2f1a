import { CLERK } from '../world/actors';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** The same wish on two cases of one member. What is offered on one counts for both, so that nothing is asked twice. */
export const linkedCases: Story = {
  kind: 'linked-cases',
  weight: 4,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['linked', 'linked-after-offer', 'not-linked']);
    const first = stage.newCase();
    const second = stage.newCase();
    const firstStanding = new Standing(stage.clock(stage.service.promise), stage.opens(first, NON_URGENT));
    const slot = { startsAt: stage.slot(stage.random.whole(3, stage.limit)) };

    const offerOnFirst = (): { at: number; id: string } => {
      const at = stage.when(1);
      const id = first.offer(at, slot);
      firstStanding.met(at, id);
      return { at, id };
    };
    const early = variant === 'linked-after-offer' ? offerOnFirst() : undefined;
    const askedAgainAt = stage.soon();
    second.request(askedAgainAt, { ...NON_URGENT, channel: 'app' });
    const secondStanding = new Standing(stage.clock(stage.service.promise, askedAgainAt), askedAgainAt);

    if (variant !== 'not-linked') {
      const linkedAt = stage.soon();
      second.write('intake', 'intake.cases-linked.v1', linkedAt, {
        by: CLERK,
        otherCaseId: first.caseId,
        relation: 'duplicate',
      });
      if (early !== undefined) secondStanding.met(linkedAt, early.id).flag('sharedOffer', linkedAt);
    }
    if (early === undefined) {
      const { at, id } = offerOnFirst();
      secondStanding.met(at, id).flag('sharedOffer', at);
    }

    return stage.told(this.kind, variant, [firstStanding.expect(first), secondStanding.expect(second)]);
  },
};
