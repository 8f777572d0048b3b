/** A chart's answer beside that of the month before, where the document says which read gives that. */
import type { ApiLeaf, CommandContext } from '../command/command.ts';
import { NetworkError, SoracomError } from '../errors.ts';
import { mostOfMessage, readText } from '../http/body.ts';
import { membersOf } from '../json/items.ts';
import { checkJson, JsonSyntaxError } from '../json/scan.ts';
import type { ApiCommand, Comparison, Schema } from '../model/command.ts';
import { addMonths, monthOf } from '../model/calendar.ts';
import { stringAt } from '../model/json-object.ts';
import { fillPlaces } from '../model/path-template.ts';
import { jsonResult, type Result } from '../output/result.ts';
import type { Arrange } from '../output/source.ts';
import type { ApiCall } from '../connect/prepare-call.ts';

/** What a comparison answers. */
export function comparedSchema({ schema }: Comparison): Schema {
  return { type: 'array', items: schema };
}

/** Reads both, one after the other. What goes wrong with the month before leaves the first answer as it is. */
export async function callComparison(
  { command, schemas }: ApiLeaf,
  comparison: Comparison,
  call: ApiCall,
  arrange: Arrange | undefined,
  context: CommandContext,
): Promise<Result> {
  const read = async (plan: ApiCall['plan']): Promise<string> => {
    const text = await readText((await call.send(plan)).body, mostOfMessage);
    try {
      checkJson(text);
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) throw error;
      throw new NetworkError((t) => t.output.invalidJson(error.line, error.column), { cause: error });
    }
    return text;
  };
  const own = await read(call.plan);
  const month = findMonth(own, comparison, context);
  const before = addMonths(month, -1);
  let earlier: string[] = [];
  try {
    earlier = [await read(lookPlan(command, comparison, before))];
  } catch (error) {
    if (!(error instanceof SoracomError)) throw error;
    context
      .rendering()
      .options.note?.((t) =>
        t.wire.comparisonFailed(`${before.slice(0, 4)}-${before.slice(4)}`, error.sentence(t)),
      );
  }
  const list = [...earlier, withMonth(own, comparison, month)];
  return {
    ...jsonResult(`[${list.join(',')}]`, comparedSchema(comparison), schemas),
    arrange,
    isCompared: true,
  };
}

function lookPlan({ basePath }: ApiCommand, { lookPath }: Comparison, month: string): ApiCall['plan'] {
  return { method: 'GET', path: basePath + fillPlaces(lookPath, () => month), query: [], headers: {} };
}

/** The month that an answer was made in, as yyyyMM; the present one where it does not say. Months are UTC. */
function findMonth(text: string, { time }: Comparison, { io }: CommandContext): string {
  const made = stringAt(JSON.parse(text), time) ?? '';
  const stated = /^(\d{4})-?(0[1-9]|1[0-2])/.exec(made);
  if (stated !== null) return `${stated[1]}${stated[2]}`;
  return monthOf(io.now());
}

/** The answer with its month, in the property in which the other answer has its own. */
function withMonth(text: string, { month: name }: Comparison, month: string): string {
  if (!text.trimStart().startsWith('{')) return text;
  const members = membersOf(text).filter(({ key }) => key !== name);
  const written = members.map(({ keyText, valueText }) => `${keyText}:${valueText}`);
  return `{${[...written, `${JSON.stringify(name)}:${JSON.stringify(month)}`].join(',')}}`;
}
