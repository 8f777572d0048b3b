/** Questions to the syntax tree of a YAML file: where a pointer leads, whether a key is repeated, how large it is. */
import { getHeapStatistics } from 'node:v8';
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, Lexer, type Document } from 'yaml';
import { splitPointer } from './json-pointer.ts';

const maxDepth = 256;
const maxValues = 2_000_000;
const maxTokens = 4_000_000;

/** Memory that a parsed document takes for each of its tokens, at most. */
const bytesPerToken = 400;

/** Anchors and aliases together: the parser looks through all of them for each alias. */
const maxMarks = 20_000;

/** The offset of what the pointer names, or of the nearest thing around it that the file holds. */
export function findPosition(document: Document, pointer: string): number {
  let node: unknown = document.contents;
  let offset = offsetOf(node) ?? 0;
  for (const segment of splitPointer(pointer)) {
    const container = isAlias(node) ? node.resolve(document) : node;
    if (isMap(container)) {
      const pair = container.items.find((item) => keyOf(item.key) === segment);
      if (!pair) return offset;
      offset = offsetOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(container)) {
      node = container.items[Number(segment)];
      offset = offsetOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

/** The first key that a mapping repeats. */
export function findDuplicateKey(root: unknown): { key: string; offset: number } | undefined {
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const node = pending.pop();
    if (isPair(node)) {
      pending.push(node.value);
    } else if (isSeq(node)) {
      for (const item of node.items.toReversed()) pending.push(item);
    } else if (isMap(node)) {
      const seen = new Set<string>();
      for (const { key } of node.items) {
        const name = keyOf(key);
        if (seen.has(name)) return { key: name, offset: offsetOf(key) ?? 0 };
        seen.add(name);
      }
      for (const pair of node.items.toReversed()) pending.push(pair);
    }
  }
  return undefined;
}

/**
 * What keeps the text from being parsed. The parser itself has no bounds, and some megabytes of brackets take all the
 * memory there is.
 */
export function checkTokens(text: string): 'tooComplex' | 'tooManyTokens' | undefined {
  const limit = Math.min(maxTokens, getHeapStatistics().heap_size_limit / bytesPerToken);
  let count = 0;
  let flowDepth = 0;
  let lineDepth = 0;
  let marks = 0;
  for (const token of new Lexer().lex(text)) {
    count += 1;
    if (token === '[' || token === '{') flowDepth += 1;
    else if (token === ']' || token === '}') flowDepth = Math.max(flowDepth - 1, 0);
    else if (token === '\n' || token === '\r\n') lineDepth = 0;
    else if (token.startsWith('&') || token.startsWith('*')) marks += 1;
    else if (flowDepth === 0 && (token === '-' || token === '?' || token === ':')) lineDepth += 1;
    if (count > limit) return 'tooManyTokens';
    if (marks > maxMarks || flowDepth > maxDepth || lineDepth > maxDepth) return 'tooComplex';
  }
  return undefined;
}

/** Whether the value, with all aliases written out, is finite and small enough to be walked. */
export function checkSize(root: unknown): boolean {
  const pending: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let count = 0; pending.length > 0; count++) {
    const { value, depth } = pending.pop() ?? { value: null, depth: 0 };
    // An alias that stands inside its own anchor makes a cycle, and a cycle has no depth.
    if (depth > maxDepth || count + pending.length > maxValues) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const item of Object.values(value)) pending.push({ value: item, depth: depth + 1 });
  }
  return true;
}

function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
