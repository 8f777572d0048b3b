/** A flag that we describe ourselves, in every language. */
import type { Sentence } from '../errors.ts';
import type { Flag } from '../model/command.ts';

/** A flag whose description speaks the user's language. */
export interface LocalFlag extends Omit<Flag, 'description'> {
  description: Sentence;
  /** One letter, without the dash. */
  short?: string;
  /** What the flag means without a value; a value can then be given with `=` alone. */
  bare?: string;
}
