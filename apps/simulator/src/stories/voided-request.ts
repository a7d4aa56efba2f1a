import { SUPERVISOR } from '../world/actors';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A request is voided and entered again. Unless a second person stands behind the void, the first time keeps counting. */
export const voidedRequest: Story = {
  kind: 'voided-request',
  weight: 4,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['entered-again', 'authorized', 'not-replaced']);
    const script = stage.newCase();
    const first = stage.opensAtOnce(script, NON_URGENT);

    const voidedAt = stage.soon();
    script.void(voidedAt, first, variant === 'authorized' ? { authorizedBy: SUPERVISOR } : {});
    if (variant === 'not-replaced') {
      const standing = new Standing(stage.clock(stage.service.promise), voidedAt).voided(voidedAt);
      return stage.told(this.kind, variant, [standing.expect(script)], voidedAt);
    }

    const againAt = stage.soon();
    script.request(againAt, NON_URGENT);
    const startAt = variant === 'authorized' ? againAt : stage.startAt;
    const standing = new Standing(stage.clock(stage.service.promise, startAt), againAt);
    if (variant === 'entered-again') standing.flag('possibleRestart');
    const offeredAt = stage.when(2);
    standing.met(
      offeredAt,
      script.offer(offeredAt, { startsAt: stage.slot(stage.random.whole(3, stage.limit)) }),
    );

    return stage.told(this.kind, variant, [standing.expect(script)], againAt);
  },
};
