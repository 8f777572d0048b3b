/** Reads what a document says about questions and quotations, and joins a quotation with what confirms it. */
import type { ApiCommand } from '../model/command.ts';
import { isObject } from '../model/json-object.ts';
import { factKinds, type Fact, type Question } from '../model/question.ts';
import { toPrintable } from '../terminal/printable.ts';
import { annotations } from './annotations.ts';
import type { DocumentContext } from './context.ts';
import { child, children, textAt, type Located } from './json-pointer.ts';
import type { Problems } from './problem.ts';

/** The question that an operation asks; undefined where its document says nothing of it. */
export function readQuestion(operation: Located, problems: Problems): Question | undefined {
  const node = child(operation, annotations.question);
  if (node.value === undefined) return undefined;
  const facts = children(child(node, 'facts')).map(([, fact]) => readFact(fact, problems));
  if (!isObject(node.value)) problems.error(node.pointer, (t) => t.openapi.badQuestion(annotations.question));
  const [ask, next] = ['ask', 'next'].map((key) => {
    const text = textAt(node, key);
    return text === undefined ? undefined : toPrintable(text);
  });
  const currency = textAt(node, 'currency');
  return {
    ...(ask !== undefined && { ask }),
    ...(next !== undefined && { next }),
    ...(currency !== undefined && { currency }),
    facts: facts.filter((fact) => fact !== undefined),
  };
}

function readFact(node: Located, problems: Problems): Fact | undefined {
  const kind = factKinds.find((known) => known === textAt(node, 'fact'));
  const { value } = child(node, 'value');
  const paths: unknown[] = Array.isArray(value) ? value : [value];
  if (kind === undefined || !paths.every((path) => typeof path === 'string')) {
    problems.error(node.pointer, (t) => t.openapi.badFact(annotations.question, [...factKinds]));
    return undefined;
  }
  const [list, quantity, amount, withTax, taxIn] = ['list', 'quantity', 'amount', 'withTax', 'taxIn'].map(
    (key) => textAt(node, key),
  );
  return {
    kind,
    paths,
    ...(list !== undefined && { list }),
    ...(quantity !== undefined && { quantity }),
    ...(amount !== undefined && { amount }),
    ...(withTax !== undefined && { withTax }),
    ...(taxIn !== undefined && { taxIn }),
  };
}

/** A command, where its operation stands, and the document that it comes from. */
interface PlacedCommand {
  command: ApiCommand;
  context: DocumentContext;
  operation: Located;
}

/**
 * Tells each command that answers a quotation which command confirms it, and that one where its facts come from. Both
 * are of one document: what one document quotes, no other may speak about.
 */
export function linkQuotations(placed: readonly PlacedCommand[]): void {
  for (const { command, context, operation } of placed) {
    const node = child(operation, annotations.quotation);
    if (node.value === undefined) continue;
    const [id, confirm, parameter] = ['id', 'confirm', 'parameter'].map((key) => textAt(node, key));
    const { value: days } = child(node, 'days');
    const confirming = placed.filter(
      (other) => other.context === context && other.command.operationId === confirm,
    );
    const flag = confirming[0]?.command.flags.find(
      ({ source }) => source.in === 'path' && source.name === parameter,
    );
    const [first] = confirming;
    const isSound = typeof days === 'number' && Number.isInteger(days) && days > 0 && days <= longestHold;
    if (
      id === undefined ||
      parameter === undefined ||
      first === undefined ||
      flag === undefined ||
      !isSound
    ) {
      context.problems.error(node.pointer, (t) => t.openapi.badQuotation(annotations.quotation));
      continue;
    }
    command.quotation = {
      id,
      days,
      confirm: { command: first.command.words.join(' '), flag: flag.name },
    };
    const quoted = { by: command.operationId, parameter };
    for (const { command: other } of confirming)
      other.question = { ...(other.question ?? { facts: [] }), quoted };
  }
}

/** The most days that a quotation is kept. */
const longestHold = 366;
