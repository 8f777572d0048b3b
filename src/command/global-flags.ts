/** The flags that we describe ourselves; among them those that every command takes, each with its environment variable. */
import type { Sentence } from '../errors.ts';
import type { Flag } from '../model/command.ts';
import { formats } from '../output/options.ts';

/** A flag whose description speaks the user's language. */
export interface LocalFlag extends Omit<Flag, 'description'> {
  description: Sentence;
  /** One letter, without the dash. */
  short?: string;
  /** What the flag means without a value; a value can then be given with `=` alone. */
  bare?: string;
}

/** A flag that works before and after the command words. */
export interface GlobalFlag extends LocalFlag {
  env: string;
  /** Never shown in clear. */
  secret?: true;
  /** The least and the most that a number may be. */
  least?: number;
  most?: number;
  /** The text is a size, such as `200MB`. */
  isSize?: true;
}

/** In the order in which help lists them. */
export const globalFlags = [
  {
    name: 'profile',
    type: 'string',
    valuesFrom: 'profile',
    env: 'SORACOM_PROFILE',
    description: (t) => t.globals.profile,
  },
  {
    name: 'coverage-type',
    type: 'string',
    enum: ['g', 'jp'],
    env: 'SORACOM_COVERAGE_TYPE',
    description: (t) => t.globals.coverageType,
  },
  { name: 'endpoint', type: 'string', env: 'SORACOM_ENDPOINT', description: (t) => t.globals.endpoint },
  {
    name: 'api-key',
    type: 'string',
    env: 'SORACOM_API_KEY',
    secret: true,
    description: (t) => t.globals.apiKey,
  },
  {
    name: 'api-token',
    type: 'string',
    env: 'SORACOM_API_TOKEN',
    secret: true,
    description: (t) => t.globals.apiToken,
  },
  {
    name: 'auth-key-id',
    type: 'string',
    env: 'SORACOM_AUTH_KEY_ID',
    description: (t) => t.globals.authKeyId,
  },
  {
    name: 'auth-key',
    type: 'string',
    env: 'SORACOM_AUTH_KEY',
    secret: true,
    description: (t) => t.globals.authKey,
  },
  {
    name: 'profile-command',
    type: 'string',
    env: 'SORACOM_PROFILE_COMMAND',
    description: (t) => t.globals.profileCommand,
  },
  {
    name: 'output',
    short: 'o',
    type: 'string',
    enum: [...formats],
    env: 'SORACOM_OUTPUT',
    description: (t) => t.globals.output,
  },
  {
    name: 'output-file',
    type: 'string',
    valuesFrom: 'file',
    env: 'SORACOM_OUTPUT_FILE',
    description: (t) => t.globals.outputFile,
  },
  { name: 'query', type: 'string', env: 'SORACOM_QUERY', description: (t) => t.globals.query },
  { name: 'columns', type: 'string', env: 'SORACOM_COLUMNS', description: (t) => t.globals.columns },
  { name: 'sort-by', type: 'string', env: 'SORACOM_SORT_BY', description: (t) => t.globals.sortBy },
  { name: 'expand', type: 'string', env: 'SORACOM_EXPAND', description: (t) => t.globals.expand },
  { name: 'no-headers', type: 'boolean', env: 'SORACOM_NO_HEADERS', description: (t) => t.globals.noHeaders },
  { name: 'csv-safe', type: 'boolean', env: 'SORACOM_CSV_SAFE', description: (t) => t.globals.csvSafe },
  { name: 'wide', type: 'boolean', env: 'SORACOM_WIDE', description: (t) => t.globals.wide },
  { name: 'wrap', type: 'boolean', env: 'SORACOM_WRAP', description: (t) => t.globals.wrap },
  { name: 'jsonl', type: 'boolean', env: 'SORACOM_JSONL', description: (t) => t.globals.jsonl },
  { name: 'raw-output', type: 'boolean', env: 'SORACOM_RAW_OUTPUT', description: (t) => t.globals.rawOutput },
  { name: 'fetch-all', type: 'boolean', env: 'SORACOM_FETCH_ALL', description: (t) => t.globals.fetchAll },
  {
    name: 'no-token-cache',
    type: 'boolean',
    env: 'SORACOM_NO_TOKEN_CACHE',
    description: (t) => t.globals.noTokenCache,
  },
  {
    name: 'max-items',
    type: 'integer',
    least: 1,
    most: 1_000_000_000,
    env: 'SORACOM_MAX_ITEMS',
    description: (t) => t.globals.maxItems,
  },
  {
    name: 'max-pages',
    type: 'integer',
    least: 1,
    most: 1_000_000,
    env: 'SORACOM_MAX_PAGES',
    description: (t) => t.globals.maxPages,
  },
  {
    name: 'dry-run',
    type: 'string',
    bare: 'auto',
    enum: ['auto', 'text', 'json', 'curl'],
    env: 'SORACOM_DRY_RUN',
    description: (t) => t.globals.dryRun,
  },
  {
    name: 'watch',
    type: 'number',
    bare: '5',
    least: 1,
    most: 86_400,
    env: 'SORACOM_WATCH',
    description: (t) => t.globals.watch,
  },
  { name: 'until', type: 'string', env: 'SORACOM_UNTIL', description: (t) => t.globals.until },
  {
    name: 'until-timeout',
    type: 'number',
    least: 1,
    // A month.
    most: 2_678_400,
    env: 'SORACOM_UNTIL_TIMEOUT',
    description: (t) => t.globals.untilTimeout,
  },
  { name: 'yes', short: 'y', type: 'boolean', env: 'SORACOM_YES', description: (t) => t.globals.yes },
  { name: 'read-only', type: 'boolean', env: 'SORACOM_READ_ONLY', description: (t) => t.globals.readOnly },
  {
    name: 'retry',
    type: 'integer',
    least: 0,
    most: 100,
    env: 'SORACOM_RETRY',
    description: (t) => t.globals.retry,
  },
  {
    name: 'retry-unsafe',
    type: 'boolean',
    env: 'SORACOM_RETRY_UNSAFE',
    description: (t) => t.globals.retryUnsafe,
  },
  {
    name: 'no-retry-on-error',
    type: 'boolean',
    env: 'SORACOM_NO_RETRY_ON_ERROR',
    description: (t) => t.globals.noRetryOnError,
  },
  {
    name: 'no-validate',
    type: 'boolean',
    env: 'SORACOM_NO_VALIDATE',
    description: (t) => t.globals.noValidate,
  },
  {
    name: 'timeout',
    type: 'number',
    least: 0.001,
    // A day. A timer of Node counts milliseconds in 31 bits, and 25 days overflow it.
    most: 86_400,
    env: 'SORACOM_TIMEOUT',
    description: (t) => t.globals.timeout,
  },
  {
    name: 'deadline',
    type: 'number',
    least: 0.001,
    // A year.
    most: 31_536_000,
    env: 'SORACOM_DEADLINE',
    description: (t) => t.globals.deadline,
  },
  {
    name: 'max-answer',
    type: 'string',
    isSize: true,
    env: 'SORACOM_MAX_ANSWER',
    description: (t) => t.globals.maxAnswer,
  },
  {
    name: 'ca-file',
    type: 'string',
    valuesFrom: 'file',
    env: 'SORACOM_CA_FILE',
    description: (t) => t.globals.caFile,
  },
  {
    name: 'insecure-http',
    type: 'boolean',
    env: 'SORACOM_INSECURE_HTTP',
    description: (t) => t.globals.insecureHttp,
  },
  {
    name: 'error-format',
    type: 'string',
    enum: ['text', 'json'],
    env: 'SORACOM_ERROR_FORMAT',
    description: (t) => t.globals.errorFormat,
  },
  { name: 'verbose', type: 'boolean', env: 'SORACOM_VERBOSE', description: (t) => t.globals.verbose },
] as const satisfies readonly GlobalFlag[];

/** The names of the global flags. */
export type GlobalName = (typeof globalFlags)[number]['name'];

/** Global flags under one plain type, for code that walks them. */
export const allGlobalFlags: readonly GlobalFlag[] = globalFlags;

/** `--help` is no setting: it stands outside the table and has no variable. */
export const helpFlag: LocalFlag = {
  name: 'help',
  short: 'h',
  type: 'boolean',
  description: (t) => t.globals.help,
};
