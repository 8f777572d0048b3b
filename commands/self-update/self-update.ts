/** `soracom self-update`: replaces a stand-alone program by another version; elsewhere it names the right command. */
import { meter } from '../../src/call/export/transfer-meter.ts';
import { waitToResume } from '../../src/call/export/wait-to-resume.ts';
import { isForPeople } from '../../src/command/render-options.ts';
import { isOn } from '../../src/command/settings.ts';
import { UsageError, type Sentence } from '../../src/errors.ts';
import { currentOwner } from '../../src/files/own.ts';
import { openDownload } from '../../src/http/download.ts';
import { leadsToPrivate } from '../../src/http/private-address.ts';
import { jsonResult } from '../../src/output/result.ts';
import { fetchArchive, findRelease, type OpenAddress } from '../../src/release/find-release.ts';
import { describePlatform, type Installation } from '../../src/release/installation.ts';
import { checksumsFile, isVersion, programInArchive } from '../../src/release/names.ts';
import { compareVersions } from '../../src/release/order.ts';
import { findReleases } from '../../src/release/releases.ts';
import { checkReplaceable, replaceProgram } from '../../src/release/replace-program.ts';
import { unpack } from '../../src/release/unpack.ts';
import { confirm } from '../../src/terminal/prompt.ts';
import { projectUrl, userAgent, version as current } from '../../src/version.ts';
import type { BuiltinCommand, BuiltinResult, CommandContext } from '../../src/command/command.ts';
import type { FlagValue } from '../../src/request/flag-values.ts';

export const selfUpdate: BuiltinCommand = {
  description: (t) => t.release.updateDescription,
  flags: [
    { name: 'check', type: 'boolean', description: (t) => t.release.checkFlag },
    { name: 'version', type: 'string', description: (t) => t.release.versionFlag },
  ],
  examples: ['self-update', 'self-update --check', 'self-update --version 1.2.3 --yes'],
  run: async ({ values }, context) => {
    const wanted = readWanted(values);
    const installation = await context.app.findInstallation();
    if (values.get('check') === true) return check(installation, context);
    const target = requireTarget(installation);
    const { path } = installation;
    const { io, settings, text } = context;
    const owner = currentOwner(io.platform);
    checkReplaceable(path, owner);
    const addressOf = findReleases(io.env);
    const open = openerFor(addressOf(checksumsFile), context);
    const release = await findRelease(addressOf, target, open, wanted);
    const order = compareVersions(release.version, current);
    if (order === 0 || (order < 0 && wanted === undefined)) {
      return report({ version: current, latest: release.version, updated: false }, context, (t) =>
        order === 0 ? t.release.upToDate(current) : t.release.isNewer(current, release.version),
      );
    }
    if (!isOn(settings, 'yes')) {
      await confirm(context, text.release.question(current, release.version, path));
    }
    const archive = await fetchArchive(release, addressOf, open);
    const program = await unpack(archive, release.file, programInArchive(release.version, target));
    await replaceProgram(path, program, { owner, signal: io.signal });
    return report({ version: release.version, previous: current, path, updated: true }, context, (t) =>
      t.release.updated(current, release.version, path),
    );
  },
};

/** What is asked for, without the `v` of a tag. @throws UsageError */
function readWanted(values: ReadonlyMap<string, FlagValue>): string | undefined {
  const given = values.get('version');
  if (typeof given !== 'string') return undefined;
  if (values.get('check') === true) throw new UsageError((t) => t.flags.conflict('--check', '--version'));
  const wanted = given.replace(/^v/, '');
  if (!isVersion(wanted)) throw new UsageError((t) => t.release.badVersion(given));
  return wanted;
}

/** @throws UsageError for what something else has installed, and updates */
function requireTarget({ kind, target, update }: Installation): string {
  if (kind === 'executable' && target !== undefined) return target;
  throw new UsageError((t) => t.release.notStandAlone(t.release.ways[kind]), {
    hint: adviseUpdate(kind, update),
  });
}

function adviseUpdate(kind: Installation['kind'], update: string | undefined): Sentence {
  if (update !== undefined) return (t) => t.release.updateHint(update);
  const latest = `${projectUrl}/releases/latest`;
  return (t) => (kind === 'deb' ? t.release.debHint(latest) : t.release.unknownHint(latest));
}

/** The version is told by the archive of this machine, or of one that every release has. */
async function check(installation: Installation, context: CommandContext): Promise<BuiltinResult> {
  const addressOf = findReleases(context.io.env);
  const target = installation.target ?? describePlatform(installation);
  const isReleased = ['linux', 'macos', 'windows'].some((system) => target.startsWith(system));
  const open = openerFor(addressOf(checksumsFile), context);
  const { version: latest } = await findRelease(addressOf, isReleased ? target : 'linux-x64', open);
  const { kind, update } = installation;
  const isAvailable = compareVersions(latest, current) > 0;
  return report(
    { version: current, latest, updateAvailable: isAvailable, installation: kind, update: update ?? null },
    context,
    (t) =>
      isAvailable
        ? `${t.release.available(latest, current)}\n${adviseUpdate(kind, update)(t)}`
        : t.release.upToDate(current),
  );
}

/** Opens files of a release: no credentials, redirects to https alone, resumed after a drop. */
function openerFor(base: URL, context: CommandContext): OpenAddress {
  const { connection, io, progress, text } = context;
  return async (address) => {
    await progress.show(text.release.working);
    try {
      const download = await openDownload(address, {
        transfer: connection.transfer,
        userAgent,
        isInside: () => leadsToPrivate(base.hostname),
        insecureHttp: false,
        beforeResume: (error, attempt, received) => waitToResume(error, attempt, received, context),
      });
      const body = meter(download.body, download.size, { progress, text, now: () => io.now() });
      return { ...download, body };
    } catch (error) {
      progress.hide();
      throw error;
    }
  };
}

/** A line for people, data for everything else. */
function report(
  data: Readonly<Record<string, unknown>>,
  context: CommandContext,
  line: Sentence,
): BuiltinResult {
  if (isForPeople(context)) return { kind: 'text', text: `${line(context.text)}\n` };
  return jsonResult(JSON.stringify(data));
}
