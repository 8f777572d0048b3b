/** What `bin/` wires into the program: everything that `src/cli` must not import itself. */
import type { CoverageType } from '../model/command.ts';
import type { Profile } from '../profile/profile.ts';
import type { Language } from '../text/language.ts';
import type { Io } from '../io.ts';
import type { BuiltinEntry } from './builtin.ts';
import type { Prompter } from './prompt.ts';

/** A running demo API and the profile that reaches it. */
export interface Demo {
  profile: Profile;
  close: () => Promise<void>;
}

/** The parts of the program that are put together at the edge. */
export interface App {
  catalogue: readonly BuiltinEntry[];
  /** Folder of the compiled index for a language. */
  indexDir: (language: Language) => string;
  /** Loads the questions' front end; only ever asked for on a terminal. */
  loadPrompter: (io: Io) => Promise<Prompter>;
  /** The shipped API documents, whole, as parsed JSON. */
  readDocuments: () => Readonly<Record<string, unknown>>[];
  /** Starts the built-in demo API in this process, its state kept below `profileDir`. */
  startDemo: (coverageType: CoverageType, profileDir: string, io: Io) => Promise<Demo>;
}
