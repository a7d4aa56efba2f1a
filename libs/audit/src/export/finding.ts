/** What can be wrong with an export. */
export type FindingKind =
  /** The text of an entry does not give its hash. */
  | 'altered'
  /** An entry names another predecessor than the one before it. */
  | 'link-broken'
  /** A place holds the entry of another one. */
  | 'wrong-place'
  /** Numbers are left out. */
  | 'missing'
  /** An entry stands after one with a higher number. */
  | 'out-of-order'
  /** A number comes again. */
  | 'repeated'
  /** The export ends before the entry that it says is its last. */
  | 'truncated'
  /** Entries after the one that the export says is its last. */
  | 'beyond-end'
  /** A line that is no entry, or a file that is damaged. */
  | 'unreadable'
  /** The chain holds, and is not the one that was signed. */
  | 'rewritten'
  /** A signature is not that of the key, or the key is not known. */
  | 'signature'
  /** A checkpoint contradicts the export that it came with, or its own proof. */
  | 'checkpoint'
  /** No checkpoint covers these entries. */
  | 'unsealed'
  /** An older export holds entries that this one does not. */
  | 'shorter'
  /** What an older export sealed is not the beginning of this one. */
  | 'inconsistent'
  /** The older export is not of the same log. */
  | 'foreign';

/** One thing that is wrong, and where. */
export interface Finding {
  readonly kind: FindingKind;
  /** null: it is about the export as a whole. */
  readonly partition: number | null;
  /** The first entry that is wrong, or could be; null: no entry in particular. */
  readonly seq: number | null;
  /** What differs, in words. */
  readonly text: string;
}
