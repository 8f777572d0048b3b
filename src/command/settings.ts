/** The global flags' values: what was typed, else what the environment says, with the origin of each. */
import { UsageError, type Sentence } from '../errors.ts';
import { mostHeld } from '../http/body.ts';
import { isHeaderText } from '../model/http.ts';
import type { Io } from '../io.ts';
import type { CoverageType } from '../model/command.ts';
import { defaultProfileName } from '../profile/name.ts';
import { checkValues } from '../request/flag-values.ts';
import { credentialPairs, findTypedWay, isCredential, listIgnoredVariables } from './credential-variables.ts';
import { allGlobalFlags, type GlobalFlag, type GlobalName } from './global-flags.ts';
import { findSizeFault, parseSize } from './size.ts';

/** Where a setting came from. */
export type Origin = { kind: 'flag'; name: string } | { kind: 'env'; name: string };

/** A setting's text and origin. */
export interface Setting {
  value: string;
  origin: Origin;
}

/** The settings in force; an absent name was given nowhere. */
export type Settings = ReadonlyMap<GlobalName, Setting>;

/**
 * Joins flags and environment; a flag wins, and one that says who calls switches off every variable that would.
 * Values are checked against the flags' types and enums; `invalid` names those that are wrong.
 *
 * @param given global flags as typed
 * @param own names that the command uses for flags of its own
 */
export function readSettings(
  given: ReadonlyMap<string, readonly string[]>,
  env: Io['env'],
  own: ReadonlySet<string> = new Set(),
): { settings: Settings; problems: Sentence[]; invalid: ReadonlySet<GlobalName> } {
  const settings = new Map<GlobalName, Setting>();
  const problems: Sentence[] = [];
  const invalid = new Set<GlobalName>();
  const isClosed = findTypedWay((name) => given.has(name)) !== undefined;
  for (const flag of allGlobalFlags) {
    const typed = given.get(flag.name)?.at(-1);
    const name = flag.name as GlobalName;
    if (typed !== undefined)
      settings.set(name, { value: typed, origin: { kind: 'flag', name: `--${flag.name}` } });
    else if (!isClosed || !isCredential(name)) {
      const value = readVariable(flag, env);
      if (value !== undefined) settings.set(name, { value, origin: { kind: 'env', name: flag.env } });
    }
  }
  for (const flag of allGlobalFlags) {
    const setting = settings.get(flag.name as GlobalName);
    if (setting === undefined) continue;
    const { origin } = setting;
    for (const problem of checkSetting(flag, setting.value)) {
      invalid.add(flag.name as GlobalName);
      problems.push(origin.kind === 'env' ? (t) => t.flags.fromVariable(origin.name, problem(t)) : problem);
    }
  }
  return { settings, problems: [...problems, ...findHalfPairs(settings, env, own)], invalid };
}

/** What goes out as a header just as it was given. */
const headerFlags: ReadonlySet<string> = new Set(['api-key', 'api-token'] satisfies GlobalName[]);

function checkSetting(flag: GlobalFlag, value: string): Sentence[] {
  // A script's empty variable must not lead to other credentials, or elsewhere, in silence.
  if (value === '') return [(t) => t.flags.needsValue(`--${flag.name}`)];
  if (headerFlags.has(flag.name) && !isHeaderText(value)) return [(t) => t.flags.badHeaderValue(flag.name)];
  const sizeFault = flag.isSize === true ? findSizeFault(flag.name, value) : undefined;
  if (sizeFault !== undefined) return [sizeFault];
  const { problems } = checkValues([{ ...flag, description: '' }], new Map([[flag.name, [value]]]), 'refuse');
  return problems.length > 0 ? problems : findOutOfBounds(flag, value);
}

/** An empty variable counts as unset. SORACOM_VERBOSE means yes whatever it holds. */
function readVariable({ type, env: name, bare }: GlobalFlag, env: Io['env']): string | undefined {
  const value = env[name];
  if (value === undefined || value === '') return undefined;
  if (bare !== undefined && /^(0|1|true|false)$/i.test(value)) {
    return /^(1|true)$/i.test(value) ? bare : undefined;
  }
  if (type !== 'boolean') return value;
  if (name === 'SORACOM_VERBOSE' || value === '1') return 'true';
  return value === '0' ? 'false' : value.toLowerCase();
}

function findOutOfBounds({ name, least, most }: GlobalFlag, value: string): Sentence[] {
  if (least !== undefined && Number(value) < least) return [(t) => t.wire.tooSmall(name, least)];
  if (most !== undefined && Number(value) > most) return [(t) => t.wire.tooGreat(name, most)];
  return [];
}

function findHalfPairs(settings: Settings, env: Io['env'], own: ReadonlySet<string>): Sentence[] {
  const ignored = listIgnoredVariables(settings, env);
  return credentialPairs.flatMap(([one, other]) => {
    // A command that takes the pair itself joins the two halves in its own way.
    if (own.has(one) || own.has(other)) return [];
    if (settings.has(one) === settings.has(other)) return [];
    const [has, lacks] = settings.has(one) ? [one, other] : [other, one];
    const given = settings.get(has)?.origin.name ?? `--${has}`;
    const variable = ignored.find(({ flag }) => flag === lacks)?.variable;
    return [(t) => t.flags.pairIncomplete(given, `--${lacks}`, variable)] satisfies Sentence[];
  });
}

/** True where a boolean setting is on. */
export function isOn(settings: Settings, name: GlobalName): boolean {
  return settings.get(name)?.value === 'true';
}

/** The text of a setting. */
export function valueOf(settings: Settings, name: GlobalName): string | undefined {
  return settings.get(name)?.value;
}

/** The profile that a command works on. */
export function profileNameOf(settings: Settings): string {
  return valueOf(settings, 'profile') ?? defaultProfileName;
}

/** The number of a setting; already checked. */
export function numberOf(settings: Settings, name: GlobalName): number | undefined {
  const value = valueOf(settings, name);
  return value === undefined ? undefined : Number(value);
}

/** How much of an answer may be held, in bytes; already checked. */
export function answerLimit(settings: Settings): number {
  return parseSize(valueOf(settings, 'max-answer') ?? '') ?? mostHeld;
}

/** The coverage asked for by flag or environment; already checked. */
export function coverageOf(settings: Settings): CoverageType | undefined {
  const value = valueOf(settings, 'coverage-type');
  return value === 'g' || value === 'jp' ? value : undefined;
}

/** @throws UsageError naming every problem */
export function refuseProblems(problems: readonly Sentence[], hint: Sentence): void {
  if (problems.length > 0) throw new UsageError(problems, { hint });
}
