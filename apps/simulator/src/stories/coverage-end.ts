import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** Cover ends while the clock runs; after a breach it changes nothing. */
export const coverageEnd: Story = {
  kind: 'coverage-end',
  weight: 2,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['while-running', 'after-breach']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));
    const knownAt = variant === 'while-running' ? stage.when(4) : stage.on(stage.limit + 3);
    const { lineOfBusiness, network } = stage.place;
    script.write('enrolment', 'member.coverage-changed.v1', knownAt, {
      lineOfBusiness,
      network,
      from: '2020-01-01',
      to: stage.time.dateOf(knownAt),
    });
    if (variant === 'while-running') standing.ended(knownAt, 'coverage-ended');

    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
