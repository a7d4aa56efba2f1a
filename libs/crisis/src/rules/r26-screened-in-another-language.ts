import { qualifiedWords } from './facts/qualified-words';
import { earliest, firstSince, mendedBy, step, verdictOf, violation } from './facts/resolution';
import { NOTHING, type RuleLogic } from './rule';

/** A screening in a language that is not the one the member needs. For review: nobody may have noted an interpreter. */
export const R26: RuleLogic = {
  id: 'R26',
  judge(kase, { member }) {
    const needed = kase.request?.languageNeeded;
    if (needed === undefined) return NOTHING;
    const isUnderstood = (language: string | undefined): boolean =>
      language !== undefined && primary(language) === primary(needed);
    const understood = member.cases
      .flatMap(({ screenings }) => screenings)
      .filter(({ administeredIn }) => isUnderstood(administeredIn));
    const violations = kase.screenings
      .filter(({ administeredIn }) => administeredIn !== undefined && !isUnderstood(administeredIn))
      .map(({ at, event, administeredIn }) => {
        const resolved = earliest(
          mendedBy(firstSince(understood, at), 'Screened again in the language needed.'),
          mendedBy(firstSince(qualifiedWords(kase, member), at), 'A qualified person decided.'),
        );
        const text = `Screened in ${administeredIn}; the member needs ${needed}.`;
        return violation([step('event', at, [event], text)], { resolved });
      });
    return verdictOf(violations);
  },
};

/** The language of a BCP 47 tag without region and script. */
function primary(tag: string): string {
  return tag.split(/[-_]/)[0]!.toLowerCase();
}
