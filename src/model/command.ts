/**
 * The command model: what an OpenAPI document says a user can type, as plain values that survive JSON.
 *
 * The compiler (`src/openapi`) writes it, everything else reads it. Nothing here has behaviour.
 */
import type { Meaning, StatusWords } from './meaning.ts';
import type { Question, Quotation } from './question.ts';

/** HTTP methods an operation can have, in the spelling that goes on the wire. */
export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** The two coverages of the Soracom platform: Global and Japan. */
export type CoverageType = 'g' | 'jp';

/** The value types a flag can take. An `array` is an array of strings: repeated, or split on commas. */
export type FlagType = 'string' | 'integer' | 'number' | 'boolean' | 'array';

/** The values of one property, from the items of the list that a command answers. */
export interface ListedValues {
  /** The command's words, joined by spaces. */
  command: string;
  /** The property of an item, in the document's spelling. */
  property: string;
}

/**
 * What shell completion offers for a value: paths, names that are known on this machine, the words of a command, or
 * what a command lists.
 */
export type ValueSource = 'file' | 'folder' | 'profile' | 'definition' | 'command' | ListedValues;

/** A flag as help shows it and the parser reads it; the same for API commands and hand-written ones. */
export interface Flag {
  /** The name without dashes, in kebab case: `yyyy-mm`. */
  name: string;
  type: FlagType;
  required?: boolean;
  /** OpenAPI `format`: int32, int64, double, yyyyMM, binary, …; ours: `verbatim`, an array not split on commas. */
  format?: string;
  /** Values the document knows. `--no-validate` lets others through. */
  enum?: string[];
  /** What these values mean, by value. */
  valueMeanings?: Record<string, string>;
  /** Shown in help. Sent without being typed only for a required path or query parameter. */
  default?: JsonScalar;
  example?: JsonScalar;
  description?: string;
  /** Where shell completion finds values; an enum goes before it. */
  valuesFrom?: ValueSource;
}

/** A flag that fills a part of the request. */
export interface ApiFlag extends Flag {
  /** Where the value goes; `name` is the spelling in the document. */
  source: { in: 'path' | 'query' | 'header' | 'body'; name: string };
  /** True where the token's operator id fills the value when the user gives none. */
  fromToken?: boolean;
  /** True for a path parameter whose slashes separate segments instead of being encoded. */
  multiSegment?: boolean;
}

export type JsonScalar = string | number | boolean | null;

/** The flag that carries a whole body; every command with a body has it besides the flags of its document. */
export const bodyFlagName = 'body';

/** What a request body may be, from the request's first content type and its schema. */
export interface RequestBody {
  /**
   * - `object`: JSON, its top-level properties are flags too
   * - `json`: any other JSON (an array, a scalar), given by `--body` alone
   * - `bytes`: sent as given (binary, text, XML, …)
   */
  kind: 'object' | 'json' | 'bytes';
  required: boolean;
  /** Content types, at least one; the first is the one sent. In document order, but JSON before forms. */
  contentTypes: string[];
  /** Top-level properties that the schema requires, in the document's spelling. */
  requiredProperties: string[];
  schema?: Schema;
  description?: string;
}

/** How the next page is asked for: the value of `header` goes out as query parameter `param`. */
export interface Pagination {
  param: string;
  header: string;
}

/** A response that the document describes. */
export interface DocumentedResponse {
  /** `200`, `4XX` or `default`. */
  status: string;
  description: string;
  /** Examples of what it carries, by the names that the document gives them; the empty name for the only one. */
  examples?: Record<string, unknown>;
}

/** What a successful response carries, from the first 2xx response of the operation. */
export interface ResponseModel {
  /** `none`: no body (or a body nobody described); `json`; `bytes`: any other content type. */
  kind: 'none' | 'json' | 'bytes';
  contentType?: string;
  schema?: Schema;
}

/**
 * A schema as rendering, `explain` and body checks need it. A `ref` names an entry of the shard's
 * `schemas`, so recursive types stay finite. `oneOf`, `anyOf` and `allOf` are folded by the compiler into
 * one object (the union of the properties) where every branch is an object, and into `any` otherwise.
 */
export type Schema =
  | SchemaReference
  | ({ type: 'object'; properties?: Property[]; required?: string[]; additional?: Schema } & SchemaNote)
  | ({ type: 'array'; items: Schema; minItems?: number; maxItems?: number } & SchemaNote)
  | ({
      type: 'string' | 'integer' | 'number' | 'boolean' | 'any';
      format?: string;
      enum?: JsonScalar[];
    } & ScalarLimits &
      SchemaNote);

/** What a value may be at most and at least. A composition of several schemas has none: it may admit more. */
export interface ScalarLimits {
  minimum?: number;
  maximum?: number;
  /** The value is greater than this. */
  exclusiveMinimum?: number;
  /** The value is less than this. */
  exclusiveMaximum?: number;
  multipleOf?: number;
  /** In characters. */
  minLength?: number;
  maxLength?: number;
  /** A regular expression as ECMA-262 has it. */
  pattern?: string;
}

/** What any schema may say besides its type. */
export interface SchemaNote {
  description?: string;
  default?: unknown;
  example?: unknown;
  nullable?: boolean;
  /** Only ever answered: a request needn't hold it. */
  readOnly?: boolean;
  /** What values of an enum mean, by value. */
  valueMeanings?: Record<string, string>;
}

/**
 * A schema that stands elsewhere, by its name in the shard's `schemas`. What the note says goes before what the
 * schema referred to says.
 */
export type SchemaReference = { ref: string } & SchemaNote;

/** A property in document order. */
export interface Property {
  name: string;
  schema: Schema;
  /** The flag's name where the document gives one that differs from the property's own. */
  flagName?: string;
  /** What its values mean, in answers; of an array, what its items mean. */
  meaning?: Meaning;
  /** Its place among the object's fields where it differs from the default rank; see `ranks`. */
  rank?: number;
  /** For a status, its words by what they say. */
  words?: StatusWords;
  /** For a status, its words as people read them, in the language of the index. */
  labels?: Record<string, string>;
  /** For a list inside the items of a list: a table shows the rows of the latest item's in place of the items. */
  rows?: 'latest';
}

/**
 * What a command does to the account. GET, HEAD and OPTIONS are `read`; DELETE, and any operation whose path
 * ends in `confirm` or `cancel` or whose operationId has one of them as its first or last word, is
 * `destructive` (it destroys something or spends money); every other call is `write`. A document can
 * raise that with `x-soracom-cli-effect`; only a shipped one can lower it.
 */
export type Effect = 'read' | 'write' | 'destructive';

/** Whether an operation is called with credentials; `optional`: with the user's, and without where there are none. */
export type CredentialNeed = 'none' | 'optional' | 'required';

/** How a file is fetched that an operation has exported: at once by its address, or later by the export's id. */
export interface FileExport {
  /** The property of the answer that holds the export's id. */
  id: string;
  /** The property, of the answer and of a look at the export, that holds the file's address once there is one. */
  url: string;
  /** The path below the base path of a GET that looks at an export, with one place for its id. */
  lookPath: string;
  /** The command that looks at an export, and its flag for the id, without dashes; absent where no command does. */
  lookCommand?: { words: string; flag: string };
  /** The property of a look that says how the export stands, and the words that say it has failed. */
  status: { property: string; failed: string[] };
  /** The query parameter and its value that ask the API to work in the background. */
  background?: { param: string; value: string };
}

/** What the amount of an answer is compared with in a chart: the answer of another read, for the month before. */
export interface Comparison {
  /** The path below the base path of the GET for a month, with one place for it (yyyyMM). */
  lookPath: string;
  /** The property of the answer that says when it was made, and so in which month. */
  time: string;
  /** The property that the month stands in, in the answer of the other read. */
  month: string;
  /** What the other read answers; what both say of a property, it says. */
  schema: Schema;
}

/** One command: one HTTP call. */
export interface ApiCommand {
  operationId: string;
  /** The words typed, as in the annotation: `['bills', 'get']`. */
  words: string[];
  /** Other ways to type the same command, each as words joined by spaces. */
  aliases: string[];
  method: HttpMethod;
  effect: Effect;
  /** The path template below the base path: `/bills/{yyyyMM}`; a query that is always sent stands behind a `?`. */
  path: string;
  /** From the document's `servers`: `/v1`, or the empty string. */
  basePath: string;
  summary: string;
  description?: string;
  deprecated?: boolean;
  /** The command to use instead of a deprecated one. */
  alternative?: string;
  credentials: CredentialNeed;
  /** Only the sandbox answers it: production has no such operation. */
  sandbox?: true;
  flags: ApiFlag[];
  body?: RequestBody;
  pagination?: Pagination;
  response: ResponseModel;
  /** What the document says of each response, in its order. */
  responses?: DocumentedResponse[];
  /** Command lines of the document, without `soracom`; help makes its own where there are none. */
  examples?: string[];
  /** The answer names a file to fetch. */
  fileExport?: FileExport;
  /** Its answer is a quotation, to be kept until it is confirmed. */
  quotation?: Quotation;
  /** What is asked before it, and the facts to decide by. */
  question?: Question;
  /** What a chart shows beside the answer. */
  comparison?: Comparison;
  /** Its body is credentials; where none of it is given, those in force. */
  signsIn?: true;
  tags: string[];
  /** The name of the document that it comes from. */
  source: string;
  /** The document was added by a user: what it says of enums and bodies is checked and warned about, not enforced. */
  added?: true;
}
