/** The tree as lines, for shells that show descriptions beside the words. */
import type { TreePlace, WordTree } from '../word-tree.ts';

/** A place of the tree; its fields are separated by tabs, which no word or description holds. */
export interface PlaceLines {
  words: string;
  /** `c NAME DESCRIPTION` a child, `f NAME KIND DESCRIPTION` a flag, `a KIND` an argument. */
  lines: string[];
}

/** Every place, and the global flags in the same form. */
export function listLines({ places, globals }: WordTree): { places: PlaceLines[]; globals: string[] } {
  return {
    places: places.map((place) => ({ words: place.words, lines: linesOf(place) })),
    globals: linesOf({ words: '', children: [], flags: globals, arguments: [] }),
  };
}

function linesOf({ children, flags, arguments: kinds }: TreePlace): string[] {
  return [
    ...children.map(({ name, description }) => `c\t${name}\t${description}`),
    ...flags.map(({ name, values, description }) => `f\t${name}\t${values}\t${description}`),
    ...kinds.map((kind) => `a\t${kind}`),
  ];
}
