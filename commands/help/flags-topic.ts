/** The topic of `soracom help flags`: the global flags by what one wants. */
import { allGlobalFlags, helpFlag, purposes } from '../../src/command/global-flags.ts';
import { globalFlagRows } from '../../src/help/flag-rows.ts';
import type { Topic } from '../../src/help/topic.ts';
import type { Text } from '../../src/text/en.ts';

/** Every global flag, each once. */
export function writeFlagsTopic(text: Text): Topic {
  const last = purposes.at(-1);
  return {
    intro: text.topics.flags,
    sections: purposes.map((purpose) => {
      const flags = [
        ...allGlobalFlags.filter((flag) => flag.purpose === purpose),
        ...(purpose === last ? [helpFlag] : []),
      ];
      return { heading: text.topics.purposes[purpose], rows: globalFlagRows(flags, text) };
    }),
  };
}
