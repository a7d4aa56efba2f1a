/**
 * An open list of codes of one field. A deployer may add codes; a code that is not listed is kept, shown as
 * unrecognised, counted, and satisfies nothing.
 */
export interface CodeRegistry {
  /** Rises with every change of the list. */
  readonly version: number;
  /** What the codes say. */
  readonly summary: string;
  /** Each code as it is spelled on the wire, with its meaning in one line. */
  readonly codes: { readonly [code: string]: string };
}
