/** Checks what a client sent against the document, and says which property is wrong. */
import { readSchema, type Operation, type Parameter } from './document.ts';
import { fitsPattern, numberFormats, stringFormats } from './formats.ts';
import { arrayAt, isObject, numberAt, objectAt, stringAt, type JsonObject } from '../model/json-object.ts';
import { messages } from './messages.ts';
import { ApiRefusal } from './refusal.ts';

/** Checks path and query values. @throws ApiRefusal 400 naming the first that is missing or wrong */
export function checkParameters(
  operation: Operation,
  params: Readonly<Record<string, string>>,
  query: URLSearchParams,
): void {
  for (const parameter of operation.parameters) {
    if (parameter.in === 'header') continue;
    const inPath = params[parameter.name];
    const values =
      parameter.in === 'query' ? query.getAll(parameter.name) : inPath === undefined ? [] : [inPath];
    if (values.length === 0 && parameter.required) {
      throw new ApiRefusal(400, messages.missingProperty(parameter.name));
    }
    if (!values.every((value) => fitsText(parameter, value))) {
      throw new ApiRefusal(400, messages.wrongProperty(parameter.name));
    }
  }
}

/** Whether a value fits that arrived as text. */
function fitsText({ schema }: Parameter, text: string): boolean {
  const type = stringAt(schema, 'type');
  if (type === undefined || type === 'array' || type === 'object') return true;
  if (type === 'integer' || type === 'number') return /^-?\d/.test(text) && fitsScalar(schema, Number(text));
  if (type === 'boolean') return text === 'true' || text === 'false';
  return fitsScalar(schema, text);
}

/**
 * Checks a JSON body. ajv takes longer to load than most answers take, so a flat body that plainly fits does not
 * wait for it.
 *
 * @throws ApiRefusal 400 naming the property
 */
export async function validateBody(operation: Operation, value: unknown): Promise<void> {
  if (operation.jsonBody === undefined) return;
  if (fitsPlainly(readSchema(operation, operation.jsonBody.schema), value)) return;
  const { findBodyFault } = await import('./schema-check.ts');
  const fault = findBodyFault(operation, value);
  if (fault === undefined) return;
  throw new ApiRefusal(400, messages[fault.missing ? 'missingProperty' : 'wrongProperty'](fault.property));
}

/** True only where the value is sure to fit; false says nothing. */
function fitsPlainly(schema: JsonObject, value: unknown): boolean {
  if (stringAt(schema, 'type') !== 'object' || !isObject(value)) return false;
  if (['allOf', 'anyOf', 'oneOf', 'not', 'additionalProperties'].some((key) => key in schema)) return false;
  const properties = objectAt(schema, 'properties');
  const complete = arrayAt(schema, 'required').every((name) => typeof name === 'string' && name in value);
  return (
    complete && Object.entries(value).every(([name, entry]) => fitsScalar(objectAt(properties, name), entry))
  );
}

function fitsScalar(schema: JsonObject, value: unknown): boolean {
  const allowed = schema['enum'];
  if (Array.isArray(allowed) && !allowed.includes(value)) return false;
  const format = stringAt(schema, 'format') ?? '';
  switch (stringAt(schema, 'type')) {
    case 'string':
      return (
        typeof value === 'string' && fitsLength(schema, value) && (stringFormats[format]?.(value) ?? true)
      );
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value) && fitsRange(schema, value, format);
    case 'number':
      return fitsRange(schema, value, format);
    default:
      return false;
  }
}

function fitsLength(schema: JsonObject, value: string): boolean {
  const pattern = stringAt(schema, 'pattern');
  return (
    (pattern === undefined || fitsPattern(pattern, value)) &&
    value.length >= (numberAt(schema, 'minLength') ?? 0) &&
    value.length <= (numberAt(schema, 'maxLength') ?? Infinity)
  );
}

function fitsRange(schema: JsonObject, value: unknown, format: string): boolean {
  return (
    typeof value === 'number' &&
    value >= (numberAt(schema, 'minimum') ?? -Infinity) &&
    value <= (numberAt(schema, 'maximum') ?? Infinity) &&
    (numberFormats[format]?.(value) ?? true)
  );
}
