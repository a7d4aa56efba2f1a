import type { EditionStack } from './edition-stack';
import { Equations } from './equations';
import type { Target } from './leeway';
import { isKnownSmall, isSmall } from './small-cell';

/** Every cell of every layer that must stay in doubt, and every change between two layers. */
export function targetsOf({ lattice, layers }: EditionStack): readonly Target[] {
  const targets: Target[] = [];
  layers.forEach(({ values }, layer) => {
    for (let row = 0; row < lattice.rows.length; row++) {
      for (let column = 0; column < lattice.columns.length; column++) {
        const cell = lattice.cell(row, column);
        const value = values[cell]!;
        if (isSmall(value)) targets.push({ layer, row, column, value, sign: 1 });
        for (let since = 0; since < layer; since++) {
          const change = value - layers[since]!.values[cell]!;
          if (isSmall(Math.abs(change)))
            targets.push({ layer, row, column, since, value: Math.abs(change), sign: change > 0 ? 1 : -1 });
        }
      }
    }
  });
  return targets;
}

/** A target that follows from what is shown, and between which counts it is known to lie. */
export interface Following extends Target {
  readonly low: number;
  readonly high: number;
}

/** All targets that a reader who has every table of a stack can derive, by elimination and by bounds. */
export function followingFrom(stack: EditionStack): readonly Following[] {
  const equations = new Equations(stack);
  return targetsOf(stack).flatMap((target) => {
    const { low, high } = equations.bounds(target);
    return isKnownSmall(low, high) ? [{ ...target, low, high }] : [];
  });
}
