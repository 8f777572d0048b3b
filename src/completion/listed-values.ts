/** Asks the API for the values of a flag: one read, of the list that the model names. */
import type { ApiLeaf, CommandContext, CommandTree, TreeNode } from '../command/command.ts';
import { chooseGiven } from '../auth/credentials.ts';
import { profileNameOf, valueOf } from '../command/settings.ts';
import { endpointOf } from '../connect/endpoint.ts';
import { prepareCall } from '../connect/prepare-call.ts';
import { readGiven } from '../connect/session.ts';
import { CredentialsError, SoracomError } from '../errors.ts';
import { readText } from '../http/body.ts';
import type { ListedValues } from '../model/command.ts';
import { demoProfileName } from '../profile/name.ts';
import { readProfile } from '../profile/store.ts';
import type { Profile } from '../profile/profile.ts';
import { checkValues } from '../request/flag-values.ts';
import { planRequest, type RequestPlan } from '../request/plan.ts';
import type { Candidate } from './candidate.ts';
import { readCandidates } from './read-list.ts';
import { keepValues, readValues, type CachePlace } from './value-cache.ts';

/** For how many milliseconds values are offered again, and for how many a failure is not tried again. */
const lifetimes = { values: 60_000, failure: 10_000, refusal: 60_000 };

/**
 * The values, from the cache where it has them.
 *
 * @param given what was typed for the command's own flags: a list below `/groups/{id}` needs the group
 */
export async function listValues(
  source: ListedValues,
  given: ReadonlyMap<string, readonly string[]>,
  context: CommandContext,
): Promise<readonly Candidate[]> {
  const leaf = findList(source.command, context.tree);
  const plan = leaf && planList(leaf, given);
  const identity = plan && findIdentity(context);
  if (leaf === undefined || plan === undefined || identity === undefined) return [];
  const { io, profileDir } = context;
  const place: CachePlace = { profileDir, identity, platform: io.platform, now: io.now() };
  const key = `${plan.path} ${source.property}`;
  const kept = readValues(place, key);
  if (kept !== undefined) return kept;
  try {
    const call = await prepareCall(leaf.command, plan, context);
    const response = await call.send(call.plan);
    const values = readCandidates(await readText(response.body), source.property, leaf);
    keepValues(place, key, values, lifetimes.values);
    return values;
  } catch (error) {
    const pause = pauseAfter(error);
    if (pause !== undefined) keepValues(place, key, [], pause);
    return [];
  }
}

/** Whatever the model or a user's document says: nothing but a read is ever called. */
function findList(command: string, tree: CommandTree): ApiLeaf | undefined {
  const [first = '', ...words] = command.split(' ');
  let node: TreeNode | undefined = tree.open(first);
  for (const word of words) node = node?.children.find(({ name }) => name === word);
  const leaf = node?.leaf;
  if (leaf?.kind !== 'api') return undefined;
  return leaf.command.method === 'GET' && leaf.command.effect === 'read' ? leaf : undefined;
}

function planList(
  { command, schemas }: ApiLeaf,
  given: ReadonlyMap<string, readonly string[]>,
): RequestPlan | undefined {
  const path = command.flags.filter(({ source }) => source.in === 'path');
  const typed = new Map([...given].filter(([name]) => path.some((flag) => flag.name === name)));
  const { values, problems } = checkValues(path, typed, 'refuse');
  const planned = planRequest({ command, schemas, values, invalid: new Set(), checks: 'refuse' });
  return problems.length + planned.problems.length > 0 ? undefined : planned.plan;
}

/**
 * Who asks, and where; undefined where that takes a profile command, which may ask for a password: pressing TAB must
 * not.
 */
function findIdentity(context: CommandContext): CachePlace['identity'] | undefined {
  const { io, profileDir, settings } = context;
  const name = profileNameOf(settings);
  const profile = readProfile(profileDir, name, io.platform);
  if (name === demoProfileName && profile === undefined) return [name, valueOf(settings, 'coverage-type')];
  const given = readGiven(settings);
  if (chooseGiven(given) === undefined) {
    const source = profile?.sourceProfile;
    const others = source ? [profile, readProfile(profileDir, source, io.platform)] : [profile];
    if (settings.has('profile-command') || others.some(needsCommand)) return undefined;
  }
  const { authKeyId, email, operatorId, username, sourceProfile } = profile ?? {};
  const own = [authKeyId, email, operatorId, username, sourceProfile];
  return [name, endpointOf(profile, context).url, given.apiKey, given.authKeyId, ...own];
}

function needsCommand(profile: Profile | undefined): boolean {
  return profile?.profileCommand !== undefined && profile.profileCommand !== '';
}

/** How long to leave the API alone after a failure; undefined where nothing was asked of it. */
function pauseAfter(error: unknown): number | undefined {
  if (!(error instanceof SoracomError)) return undefined;
  if (error instanceof CredentialsError)
    return error.details.status === undefined ? undefined : lifetimes.refusal;
  return error.kind === 'usage' ? undefined : lifetimes.failure;
}
