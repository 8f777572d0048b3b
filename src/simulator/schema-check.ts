/** Checks bodies with ajv against the schemas of a document; loaded only when a body needs it. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { RegExpEngine } from 'ajv/dist/types/index.js';
import type { JsonObject } from '../model/json-object.ts';
import { splitPointer } from '../openapi/json-pointer.ts';
import type { Operation } from './document.ts';
import { fitsPattern, numberFormats, stringFormats } from './formats.ts';

/** The property that keeps a body from fitting its schema. */
export interface BodyFault {
  /** Steps joined by dots: `orderItemList.0.quantity`; `body` for the body itself. */
  property: string;
  missing: boolean;
}

const checkers = new WeakMap<JsonObject, Ajv>();
const compiled = new WeakMap<Operation, ValidateFunction>();

/** The first fault of a body, or undefined for a body that fits (or a schema that ajv does not understand). */
export function findBodyFault(operation: Operation, value: unknown): BodyFault | undefined {
  const validate = compile(operation);
  if (validate === undefined || validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  return error === undefined ? undefined : toFault(error);
}

/** A foreign document's patterns must not hold up the simulator; what is not found out in time passes. */
const boundedPatterns: RegExpEngine = Object.assign(
  (pattern: string) => ({ test: (text: string) => fitsPattern(pattern, text) }),
  { code: 'boundedPatterns' },
);

/** An ajv that knows one document, under the name `document`, and the formats its schemas use. */
function createChecker(document: JsonObject): Ajv {
  const ajv = new Ajv({
    strict: false,
    validateFormats: true,
    logger: false,
    validateSchema: false,
    code: { regExp: boundedPatterns },
  });
  for (const [name, validate] of Object.entries(stringFormats))
    ajv.addFormat(name, { type: 'string', validate });
  for (const [name, validate] of Object.entries(numberFormats))
    ajv.addFormat(name, { type: 'number', validate });
  ajv.addSchema(document, 'document');
  return ajv;
}

/**
 * Documents say `oneOf` of objects whose properties are all optional, so that most objects fit every branch; what
 * they mean is `anyOf`.
 */
function createLenientChecker(document: JsonObject): Ajv {
  const macro = (branches: unknown) => ({ anyOf: branches });
  return createChecker(document)
    .removeKeyword('oneOf')
    .addKeyword({ keyword: 'oneOf', schemaType: 'array', macro });
}

function compile(operation: Operation): ValidateFunction | undefined {
  const known = compiled.get(operation);
  if (known !== undefined || operation.jsonBody === undefined) return known;
  const ajv = checkers.get(operation.document) ?? createLenientChecker(operation.document);
  checkers.set(operation.document, ajv);
  try {
    const validate = ajv.compile({ $ref: `document#${encodeFragment(operation.jsonBody.schema.pointer)}` });
    compiled.set(operation, validate);
    return validate;
  } catch {
    // A foreign document may hold a schema that is no JSON Schema; its bodies then go unchecked.
    return undefined;
  }
}

/** In a URI fragment braces are percent-encoded (RFC 6901, section 6). */
function encodeFragment(pointer: string): string {
  return pointer.split('/').map(encodeURIComponent).join('/');
}

function toFault(error: ErrorObject): BodyFault {
  const steps = splitPointer(error.instancePath);
  const missing: unknown = error.keyword === 'required' ? error.params['missingProperty'] : undefined;
  if (typeof missing === 'string') steps.push(missing);
  return { property: steps.join('.') || 'body', missing: typeof missing === 'string' };
}
