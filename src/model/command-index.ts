/** The compiled index: a small root with the first words, and one file for everything below each of them. */
import type { ApiCommand, CoverageType, Schema } from './command.ts';

/** What people come for: the headings of the overview, in its order. */
export const headings = ['costs', 'discounts', 'orders', 'account', 'tools'] as const;

export type Heading = (typeof headings)[number];

/** A node of the command tree below a group; it may be a command, a parent, or both. */
export interface CommandNode {
  /** The last word. */
  name: string;
  summary: string;
  /** Of a first word that a shipped document brings: where the overview lists it. */
  heading?: Heading;
  command?: ApiCommand;
  children?: CommandNode[];
}

/** One file of the index: everything below one first word. */
export interface Shard {
  node: CommandNode;
  /** The schemas that this group's commands refer to, by component name. */
  schemas: Record<string, Schema>;
}

/** A first word as the root help lists it. */
export interface GroupEntry {
  name: string;
  summary: string;
  /** The shard's file name, relative to the root's folder. */
  shard: string;
  /** Where the overview lists it; absent for what a user's document adds. */
  heading?: Heading;
}

/** Grows when the shape of the index changes, so that no reader takes one that another compiler wrote. */
export const indexSchemaVersion = 10;

/** The index's root: all that `soracom --help` needs, however many commands there are. */
export interface RootIndex {
  /** {@link indexSchemaVersion} of the compiler; a reader refuses any other. */
  schemaVersion: number;
  groups: GroupEntry[];
  /** API origins by coverage, from `servers`, where the documents name them. */
  hosts: Partial<Record<CoverageType, string>>;
}
