/** The annotations that turn an OpenAPI document into commands: their names, and readers that check them. */
import type { Effect, Pagination } from '../model/command.ts';
import { isObject } from '../model/json-object.ts';
import { child, children, textAt, type Located } from './json-pointer.ts';
import type { Problems } from './problem.ts';

export const annotations = {
  /** Operation: the commands that call it, each a string of words. */
  command: 'x-soracom-cli',
  /** Operation: `{request: {param}, response: {header}}`. */
  pagination: 'x-soracom-cli-pagination',
  /** Deprecated operation: the command to use instead. */
  alternative: 'x-soracom-alternative-cli',
  /** Property of a body schema: the name of its flag. */
  flagName: 'x-soracom-cli-param-name',
  /** Document: group words to a summary of one line. */
  groups: 'x-soracom-cli-groups',
  /** Operation: `read`, `write` or `destructive`, where the method misleads. */
  effect: 'x-soracom-cli-effect',
  /** Operation: true where a body of which nothing is given is what the credentials in force sign in with. */
  signsIn: 'x-soracom-cli-signs-in',
} as const;

/** Words become file names and shell arguments, so they are plain and short. */
const wordPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/;

/** The commands of an operation, each as words; undefined where the operation is no command. */
export function readCommands(operation: Located, problems: Problems): Located<string[]>[] | undefined {
  const node = child(operation, annotations.command);
  if (node.value === undefined) return undefined;
  if (!Array.isArray(node.value) || node.value.length === 0) {
    problems.error(node.pointer, (t) => t.openapi.annotationNotCommands(annotations.command));
    return [];
  }
  return children(node).flatMap(([, { value, pointer }]) => {
    const words = typeof value === 'string' ? value.trim().split(/ +/) : [];
    if (words.length > 0 && words.every((word) => wordPattern.test(word))) return [{ value: words, pointer }];
    problems.error(pointer, (t) => t.openapi.badCommand(annotations.command));
    return [];
  });
}

export function readPagination(operation: Located, problems: Problems): Pagination | undefined {
  const node = child(operation, annotations.pagination);
  if (node.value === undefined) return undefined;
  const param = textAt(child(node, 'request'), 'param');
  const header = textAt(child(node, 'response'), 'header');
  if (param !== undefined && header !== undefined) return { param, header };
  problems.error(node.pointer, (t) => t.openapi.badPagination(annotations.pagination));
  return undefined;
}

export function readAlternative(operation: Located, problems: Problems): string | undefined {
  return readText(operation, annotations.alternative, problems);
}

/** The flag's name that a property's raw schema asks for. */
export function readFlagName(schema: Located, problems: Problems): string | undefined {
  return readText(schema, annotations.flagName, problems);
}

export function readEffect(operation: Located, problems: Problems): Effect | undefined {
  const { value, pointer } = child(operation, annotations.effect);
  if (value === undefined || value === 'read' || value === 'write' || value === 'destructive') return value;
  problems.error(pointer, (t) => t.openapi.badEffect(annotations.effect));
  return undefined;
}

/** Group words, joined by one space, to the group's summary. */
export function readGroups(document: Located, problems: Problems): Map<string, string> {
  const node = child(document, annotations.groups);
  const summaries = new Map<string, string>();
  if (node.value === undefined) return summaries;
  if (!isObject(node.value)) {
    problems.error(node.pointer, (t) => t.openapi.badGroups(annotations.groups));
    return summaries;
  }
  for (const [words] of children(node)) {
    const summary = readText(node, words, problems);
    if (summary !== undefined) summaries.set(words.trim().split(/ +/).join(' '), summary);
  }
  return summaries;
}

function readText(parent: Located, key: string, problems: Problems): string | undefined {
  const { value, pointer } = child(parent, key);
  const text = textAt(parent, key);
  if (value !== undefined && text === undefined) problems.error(pointer, (t) => t.openapi.notText(key));
  return text;
}
