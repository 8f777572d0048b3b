/** What there is to say of a field besides its name: its type, and its notes as sentences. */
import type { Field } from '../../src/catalogue/schema-fields.ts';
import { joinSentences } from '../../src/command/api-flags.ts';
import type { Text } from '../../src/text/en.ts';

/** What an object is called in the document says little; its fields follow. */
export function plainType(type: string): string {
  const [, name = '', brackets = ''] = /^(.*?)((?:\[\])*)$/.exec(type) ?? [];
  return (scalarTypes.has(name) ? name : 'object') + brackets;
}

const scalarTypes = new Set(['string', 'integer', 'number', 'boolean', 'any']);

/** Formats that say how a number is held in memory. */
const machineFormats = new Set(['int32', 'int64', 'float', 'double']);

/** What the document says of a field, its limits included; the meanings of its values are left to the caller. */
export function notesOf(field: Field, text: Text): string {
  const { enum: choices, format, limits, description = '', valueMeanings = {} } = field;
  const isSaid = (fact: unknown): boolean => description.includes(String(fact));
  const unexplained = choices?.filter((choice) => !Object.hasOwn(valueMeanings, String(choice))) ?? [];
  const notes = [
    description,
    unexplained.length === 0 ? '' : text.help.oneOf(unexplained.join(', ')),
    format === undefined || machineFormats.has(format) || isSaid(format) ? '' : text.help.format(format),
    field.default === undefined ? '' : text.help.default(JSON.stringify(field.default)),
    field.example === undefined || isSaid(field.example)
      ? ''
      : text.explain.example(JSON.stringify(field.example)),
    ...Object.entries(limits).map(([name, limit]) => text.explain.limit(name, String(limit))),
    field.nullable ? text.explain.nullable : '',
    field.readOnly ? text.explain.readOnly : '',
  ].filter((note) => note !== '');
  return `${field.required ? `${text.help.required} ` : ''}${notes.reduce(joinSentences, '')}`.trim();
}
