/**
 * The vocabulary of the command line: commands, the tree they stand in, and what a command gets to run with. They
 * speak of each other, so they stand together; nothing here has behaviour.
 */
import type { Sentence, SoracomError } from '../errors.ts';
import type { WriteRecord } from '../http/write-record.ts';
import type { Io } from '../io.ts';
import type { ApiCommand, Flag, Schema, ValueSource } from '../model/command.ts';
import type { GroupEntry, Heading, RootIndex } from '../model/command-index.ts';
import type { Result } from '../output/result.ts';
import type { Installation } from '../release/installation.ts';
import type { FlagValue } from '../request/flag-values.ts';
import type { Demo, DemoOptions } from '../simulator/demo.ts';
import type { Secrets } from '../secret/secrets.ts';
import type { Text } from '../text/en.ts';
import type { Language } from '../text/language.ts';
import type { Connection } from './connection.ts';
import type { GlobalName, LocalFlag } from './global-flags.ts';
import type { Progress } from '../terminal/progress.ts';
import type { Prompter } from '../terminal/prompt.ts';
import type { Rendering } from './render-options.ts';
import type { Settings } from './settings.ts';

/** A word after the command's own. */
export interface Argument {
  name: string;
  required: boolean;
  /** Takes all the words that are left. */
  variadic?: boolean;
  /** Words that shell completion offers. */
  choices?: readonly string[];
  /** Where shell completion finds others. */
  valuesFrom?: ValueSource;
}

/** What a command returns: a result, and what printing it does not say. */
export type CommandResult = Result & {
  exitCode?: number;
  /** What failed all the same, to be reported once the result is printed. */
  failure?: SoracomError;
};

/** What a hand-written command returns. */
export type BuiltinResult = CommandResult;

/** A hand-written command. */
export interface BuiltinCommand {
  description?: Sentence;
  flags: readonly LocalFlag[];
  arguments?: readonly Argument[];
  /** Command lines, without the leading `soracom`. */
  examples?: readonly string[];
  /** True for a command that is handed what is wrong with the settings, instead of being refused for it. */
  checksSettingsItself?: true;
  /** What it does at the API by itself: such a command can't be run dry, and a write not under `--read-only`. */
  sends?: 'read' | 'write';
  run: (input: BuiltinInput, context: CommandContext) => Promise<BuiltinResult>;
}

/** What was typed for a hand-written command, checked. */
export interface BuiltinInput {
  values: ReadonlyMap<string, FlagValue>;
  arguments: readonly string[];
  /** What is wrong with global flags and environment; empty unless the command checks that itself. */
  problems: readonly Sentence[];
  /** The settings whose values are wrong; empty unless the command checks that itself. */
  invalid: ReadonlySet<GlobalName>;
}

/** A line of the catalogue: enough for the help of parents, without loading the command. A parent has no `load`. */
export interface BuiltinEntry {
  words: readonly string[];
  /** An earlier last word. It still works, and nothing lists it. */
  formerName?: string;
  summary: Sentence;
  /** Of a first word: where the overview lists it. Without one it is not listed there. */
  heading?: Heading;
  load?: () => Promise<BuiltinCommand>;
}

/** What a node does when it is a command. */
export type Leaf = ApiLeaf | { kind: 'builtin'; load: () => Promise<BuiltinCommand> };

/** A command that calls the API. */
export interface ApiLeaf {
  kind: 'api';
  command: ApiCommand;
  /** What the command's schemas refer to. */
  schemas: Record<string, Schema>;
  /** All that can be typed: the document's flags, `--body`, and those of ours that belong to the command. */
  readonly flags: readonly Flag[];
}

/** A node: a command, a parent of commands, or both. */
export interface TreeNode {
  name: string;
  /** As in {@link BuiltinEntry}. */
  formerName?: string;
  summary: string;
  leaf?: Leaf;
  /** A parent of hand-written commands, whose words no document can take. */
  reserved?: boolean;
  children: TreeNode[];
}

/** The first words, and what stands below each. */
export interface CommandTree {
  /** Names and summaries, sorted; without reading any shard. */
  first(): { name: string; summary: string }[];
  /** The index's first words alone. */
  groups(): GroupEntry[];
  open(word: string): TreeNode | undefined;
  /** API origins by coverage, where the shipped documents name them. */
  hosts: RootIndex['hosts'];
}

/** What a run is made of; the same for every command of it. */
export interface RunParts {
  io: Io;
  text: Text;
  lang: Language;
  settings: Settings;
  tree: CommandTree;
  /** What must never be shown. */
  secrets: Secrets;
  /** What became of the run's last write. */
  writes: WriteRecord;
  /** The parts wired in at the edge. */
  app: App;
  /** Folder of the profile files. */
  profileDir: string;
  /** One line on stderr, for warnings. */
  warn: (line: string) => Promise<void>;
  /** Takes what must be closed when the run ends. */
  onClose: (close: () => Promise<void>) => void;
}

/** The run's surroundings and services, as a command has them: made once per run, passed down, never global. */
export interface CommandContext extends RunParts {
  /** What the run reaches the API with. */
  connection: Connection;
  /** How results are shown. @throws UsageError for flags that exclude each other */
  rendering: () => Rendering;
  /** What a person sees while the run waits. */
  progress: Progress;
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
  /** Starts the built-in demo API in this process. */
  startDemo: (options: DemoOptions) => Promise<Demo>;
  /** How this program was installed. */
  findInstallation: () => Promise<Installation>;
}
