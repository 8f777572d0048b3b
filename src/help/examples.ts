/** Writes example command lines for API commands, from the flags they need. */
import type { ApiCommand, ApiFlag, ScalarLimits } from '../model/command.ts';
import { propertiesOf, resolveSchema, type Schemas } from '../model/schema.ts';
import { findCalendarForm, isAsked } from '../request/flag-values.ts';
import { isSecretParameter } from '../request/hidden.ts';
import { toPosixWord } from '../terminal/quote.ts';

/**
 * Command lines that work as they stand, but for places to fill in, which are in capitals: those of the document, or
 * else such as its flags ask for. A secret never stands among the arguments, where other users can read it.
 */
export function writeExamples(command: ApiCommand, schemas: Schemas = {}): string[] {
  if (command.examples !== undefined) return command.examples.map((line) => `soracom ${line}`);
  const words = ['soracom', ...command.words].join(' ');
  const needed = command.flags.filter((flag) => isAsked(flag) && flag.fromToken !== true);
  const plain = [words, ...needed.map((flag) => sample(flag, limitsOf(flag, command, schemas)))].join(' ');
  if (command.body === undefined) {
    const examples = [plain];
    if (command.method === 'GET' && command.response.kind === 'json')
      examples.push(`${plain} --output json | jq .`);
    if (command.pagination !== undefined) examples.push(`${plain} --fetch-all --jsonl`);
    return examples;
  }
  const inPath = needed.filter(({ source }) => source.in !== 'body');
  const before = [words, ...inPath.map((flag) => sample(flag))].join(' ');
  if (command.body.kind === 'bytes') return [`${before} --body @file`];
  const skeleton = [`${words} --generate-body > body.json`, `${before} --body @body.json`];
  return canBeTyped(command, needed) ? [plain, ...skeleton] : skeleton;
}

/** Whether flags alone make a body that the API can take, none of them a secret. */
function canBeTyped({ body, flags }: ApiCommand, needed: readonly ApiFlag[]): boolean {
  const inBody = needed.filter(({ source }) => source.in === 'body');
  const covered = new Set(flags.map(({ source }) => (source.in === 'body' ? source.name : '')));
  const required = body?.requiredProperties ?? [];
  return inBody.length > 0 && required.every((name) => covered.has(name)) && !inBody.some(isSecretParameter);
}

/** What the body's schema admits for the property that a flag fills. */
function limitsOf({ source }: ApiFlag, { body }: ApiCommand, schemas: Schemas): ScalarLimits {
  if (source.in !== 'body' || body?.schema === undefined) return {};
  const property = propertiesOf(body.schema, schemas).find(({ name }) => name === source.name);
  const schema = property && resolveSchema(property.schema, schemas);
  return schema === undefined || schema.type === 'object' || schema.type === 'array' ? {} : schema;
}

/** A flag with a value of the right kind: a documented one, or a name in capitals to replace. */
function sample(flag: ApiFlag, limits: ScalarLimits = {}): string {
  // A document's own words, which must not be a command of their own in the shell that they are copied to.
  const name = toPosixWord(`--${flag.name}`);
  return flag.type === 'boolean' ? name : `${name} ${toPosixWord(sampleValue(flag, limits))}`;
}

function sampleValue(flag: ApiFlag, { minimum, maximum }: ScalarLimits): string {
  const [choice] = flag.enum ?? [];
  if (choice !== undefined) return choice;
  if (flag.default !== undefined) return String(flag.default);
  const form = findCalendarForm(flag);
  if (form !== undefined) return form.unit === 'month' ? 'last-month' : 'yesterday';
  const within = (number: number): string =>
    String(Math.min(Math.max(number, minimum ?? number), maximum ?? Infinity));
  if (flag.type === 'integer') return within(10);
  if (flag.type === 'number') return within(1000);
  return flag.name.replaceAll('-', '_').toUpperCase();
}
