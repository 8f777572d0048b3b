/** The page of `soracom help flags`: the global flags by what one wants. */
import { allGlobalFlags, helpFlag, purposes } from '../../src/command/global-flags.ts';
import { globalFlagRows } from '../../src/help/flag-rows.ts';
import { columns, prose, section } from '../../src/help/layout.ts';
import type { Palette } from '../../src/output/palette.ts';
import type { Text } from '../../src/text/en.ts';

/** Every global flag, each once. */
export function flagsTopicLines(text: Text, width: number, palette: Palette): string[] {
  const last = purposes.at(-1);
  return [
    ...prose(text.topics.flags, width),
    ...purposes.flatMap((purpose) => {
      const flags = [
        ...allGlobalFlags.filter((flag) => flag.purpose === purpose),
        ...(purpose === last ? [helpFlag] : []),
      ];
      const rows = columns(globalFlagRows(flags, text), width, palette.name);
      return section(text.topics.purposes[purpose], rows, palette.heading);
    }),
  ];
}
