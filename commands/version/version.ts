/** `soracom version`: the version alone in a pipe, for scripts; on a terminal also what somebody who helps will ask. */
import { isForPeople, isShapeTyped } from '../../src/command/render-options.ts';
import { jsonResult } from '../../src/output/result.ts';
import { describePlatform, describeRuntime } from '../../src/release/installation.ts';
import { pad, widthOf } from '../../src/terminal/width.ts';
import { toPrintable } from '../../src/terminal/printable.ts';
import { version as number } from '../../src/version.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const version: BuiltinCommand = {
  description: (t) => t.release.versionDescription,
  flags: [],
  examples: ['version', 'version --output json'],
  run: async (_, context) => {
    const { app, io, settings } = context;
    const isPlain = !isShapeTyped(settings);
    if (isPlain && !io.stdout.isTTY) return { kind: 'text', text: `soracom ${number}\n` };
    const installation = await app.findInstallation();
    const { kind, path } = installation;
    const [runtime, platform] = [describeRuntime(), describePlatform(installation)];
    if (!isPlain || !isForPeople(context))
      return jsonResult(JSON.stringify({ version: number, runtime, platform, installation: kind, path }));
    const { labels, ways } = context.text.release;
    return {
      kind: 'text',
      text: layOut([
        [labels.runtime, runtime],
        [labels.platform, platform],
        [labels.installation, ways[kind]],
        [labels.path, toPrintable(path)],
      ]),
    };
  },
};

function layOut(rows: readonly (readonly [label: string, value: string])[]): string {
  const width = Math.max(...rows.map(([label]) => widthOf(label)));
  const lines = rows.map(([label, value]) => `  ${pad(label, width, 'left')}  ${value}`);
  return `soracom ${number}\n${lines.join('\n')}\n`;
}
