import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** The member is admitted while waiting: the clock ends. */
export const admission: Story = {
  kind: 'admission',
  weight: 2,
  services: SERVICES,
  tell(stage) {
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));
    const admittedAt = stage.when(3);
    script.write('clinical', 'care.admitted.v1', admittedAt, { setting: 'inpatient-psychiatric' });
    standing.ended(admittedAt, 'admitted');
    return stage.told(this.kind, 'inpatient', [standing.expect(script)]);
  },
};
