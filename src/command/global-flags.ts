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

/** What people want of global flags: the headings of `soracom help flags`, in its order. */
export const purposes = ['account', 'output', 'lists', 'waiting', 'safety', 'network', 'errors'] as const;

export type Purpose = (typeof purposes)[number];

/** A flag that works before and after the command words. */
export interface GlobalFlag extends LocalFlag {
  /** The variable that stands for it: `SORACOM_CA_FILE` for `--ca-file`. */
  env: string;
  /** What one wants who reaches for it. */
  purpose: Purpose;
  /** Never shown in clear. */
  secret?: true;
  /** The least and the most that a number may be. */
  least?: number;
  most?: number;
  /** The text is a size, such as `200MB`. */
  isSize?: true;
}

/** In the order in which help lists them. */
const globalFlags = [
  {
    name: 'profile',
    purpose: 'account',
    type: 'string',
    valuesFrom: 'profile',
    description: (t) => t.globals.profile,
  },
  {
    name: 'coverage-type',
    purpose: 'account',
    type: 'string',
    enum: ['g', 'jp'],
    description: (t) => t.globals.coverageType,
  },
  { name: 'endpoint', purpose: 'account', type: 'string', description: (t) => t.globals.endpoint },
  { name: 'api-key', purpose: 'account', type: 'string', secret: true, description: (t) => t.globals.apiKey },
  {
    name: 'api-token',
    purpose: 'account',
    type: 'string',
    secret: true,
    description: (t) => t.globals.apiToken,
  },
  { name: 'auth-key-id', purpose: 'account', type: 'string', description: (t) => t.globals.authKeyId },
  {
    name: 'auth-key',
    purpose: 'account',
    type: 'string',
    secret: true,
    description: (t) => t.globals.authKey,
  },
  {
    name: 'profile-command',
    purpose: 'account',
    type: 'string',
    description: (t) => t.globals.profileCommand,
  },
  {
    name: 'output',
    purpose: 'output',
    short: 'o',
    type: 'string',
    enum: [...formats],
    description: (t) => t.globals.output,
  },
  {
    name: 'output-file',
    purpose: 'output',
    type: 'string',
    valuesFrom: 'file',
    description: (t) => t.globals.outputFile,
  },
  { name: 'query', purpose: 'output', type: 'string', description: (t) => t.globals.query },
  { name: 'columns', purpose: 'output', type: 'string', description: (t) => t.globals.columns },
  { name: 'sort-by', purpose: 'output', type: 'string', description: (t) => t.globals.sortBy },
  { name: 'expand', purpose: 'output', type: 'string', description: (t) => t.globals.expand },
  { name: 'no-headers', purpose: 'output', type: 'boolean', description: (t) => t.globals.noHeaders },
  { name: 'csv-safe', purpose: 'output', type: 'boolean', description: (t) => t.globals.csvSafe },
  { name: 'wide', purpose: 'output', type: 'boolean', description: (t) => t.globals.wide },
  { name: 'wrap', purpose: 'output', type: 'boolean', description: (t) => t.globals.wrap },
  { name: 'compact', purpose: 'output', type: 'boolean', description: (t) => t.globals.compact },
  { name: 'jsonl', purpose: 'output', type: 'boolean', description: (t) => t.globals.jsonl },
  { name: 'raw-output', purpose: 'output', type: 'boolean', description: (t) => t.globals.rawOutput },
  { name: 'fetch-all', purpose: 'lists', type: 'boolean', description: (t) => t.globals.fetchAll },
  { name: 'no-token-cache', purpose: 'account', type: 'boolean', description: (t) => t.globals.noTokenCache },
  {
    name: 'max-items',
    purpose: 'lists',
    type: 'integer',
    least: 1,
    most: 1_000_000_000,
    description: (t) => t.globals.maxItems,
  },
  {
    name: 'max-pages',
    purpose: 'lists',
    type: 'integer',
    least: 1,
    most: 1_000_000,
    description: (t) => t.globals.maxPages,
  },
  {
    name: 'dry-run',
    purpose: 'safety',
    type: 'string',
    bare: 'auto',
    enum: ['auto', 'text', 'json', 'curl'],
    description: (t) => t.globals.dryRun,
  },
  {
    name: 'watch',
    purpose: 'waiting',
    type: 'number',
    bare: '5',
    least: 1,
    most: 86_400,
    description: (t) => t.globals.watch,
  },
  { name: 'until', purpose: 'waiting', type: 'string', description: (t) => t.globals.until },
  {
    name: 'until-timeout',
    purpose: 'waiting',
    type: 'number',
    least: 1,
    // A month.
    most: 2_678_400,
    description: (t) => t.globals.untilTimeout,
  },
  { name: 'yes', purpose: 'safety', short: 'y', type: 'boolean', description: (t) => t.globals.yes },
  { name: 'read-only', purpose: 'safety', type: 'boolean', description: (t) => t.globals.readOnly },
  {
    name: 'retry',
    purpose: 'network',
    type: 'integer',
    least: 0,
    most: 100,
    description: (t) => t.globals.retry,
  },
  { name: 'retry-unsafe', purpose: 'safety', type: 'boolean', description: (t) => t.globals.retryUnsafe },
  {
    name: 'no-retry-on-error',
    purpose: 'network',
    type: 'boolean',
    description: (t) => t.globals.noRetryOnError,
  },
  { name: 'no-validate', purpose: 'safety', type: 'boolean', description: (t) => t.globals.noValidate },
  {
    name: 'timeout',
    purpose: 'network',
    type: 'number',
    least: 0.001,
    // A day. A timer of Node counts milliseconds in 31 bits, and 25 days overflow it.
    most: 86_400,
    description: (t) => t.globals.timeout,
  },
  {
    name: 'deadline',
    purpose: 'network',
    type: 'number',
    least: 0.001,
    // A year.
    most: 31_536_000,
    description: (t) => t.globals.deadline,
  },
  {
    name: 'max-answer',
    purpose: 'network',
    type: 'string',
    isSize: true,
    description: (t) => t.globals.maxAnswer,
  },
  {
    name: 'ca-file',
    purpose: 'network',
    type: 'string',
    valuesFrom: 'file',
    description: (t) => t.globals.caFile,
  },
  { name: 'insecure-http', purpose: 'network', type: 'boolean', description: (t) => t.globals.insecureHttp },
  {
    name: 'error-format',
    purpose: 'errors',
    type: 'string',
    enum: ['text', 'json'],
    description: (t) => t.globals.errorFormat,
  },
  { name: 'verbose', purpose: 'errors', type: 'boolean', description: (t) => t.globals.verbose },
] as const satisfies readonly Omit<GlobalFlag, 'env'>[];

/** The names of the global flags. */
export type GlobalName = (typeof globalFlags)[number]['name'];

/** Global flags under one plain type, for code that walks them. */
export const allGlobalFlags: readonly GlobalFlag[] = globalFlags.map((flag) => ({
  ...flag,
  env: `SORACOM_${flag.name.toUpperCase().replaceAll('-', '_')}`,
}));

/** `--help` is no setting: it stands outside the table and has no variable. */
export const helpFlag: LocalFlag = {
  name: 'help',
  short: 'h',
  type: 'boolean',
  description: (t) => t.globals.help,
};
