/** A member of an object in canonical order, with what is printed before its value. */
export interface KeyPrefix {
  readonly key: string;
  readonly prefix: string;
}

interface Shape {
  readonly next: Map<string, Shape>;
  order: readonly KeyPrefix[] | undefined;
}

/** Objects of the product have a few hundred shapes; data with endless ones is sorted each time instead. */
const MOST_SHAPES = 10_000;

/**
 * The keys of an object in canonical order, remembered by the order in which the object has them: the same few shapes
 * are printed a million times, and sorting them is most of the cost of an outcome's bytes.
 */
export class KeyOrders {
  private readonly root: Shape = { next: new Map(), order: undefined };
  private shapes = 1;

  constructor(private readonly most = MOST_SHAPES) {}

  of(keys: readonly string[]): readonly KeyPrefix[] {
    let shape = this.root;
    for (const key of keys) {
      let next = shape.next.get(key);
      if (!next) {
        if (this.shapes >= this.most) return sorted(keys);
        this.shapes += 1;
        shape.next.set(key, (next = { next: new Map(), order: undefined }));
      }
      shape = next;
    }
    return (shape.order ??= sorted(keys));
  }
}

/** By UTF-16 code units, as RFC 8785 section 3.2.3 demands. */
function sorted(keys: readonly string[]): readonly KeyPrefix[] {
  return [...keys].sort().map((key) => ({ key, prefix: `${JSON.stringify(key)}:` }));
}
