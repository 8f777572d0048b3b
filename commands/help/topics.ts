/** The topics of `soracom help`, which belong to no command. */
import { allGlobalFlags } from '../../src/command/global-flags.ts';
import { exitCodes } from '../../src/errors.ts';
import type { Topic } from '../../src/help/topic.ts';
import type { Text } from '../../src/text/en.ts';
import { writeFlagsTopic } from './flags-topic.ts';
import { writeOutputTopic } from './output-topic.ts';

/** Each topic by the word that asks for it. */
export const topics: Readonly<Record<string, (text: Text) => Topic>> = {
  flags: writeFlagsTopic,
  output: writeOutputTopic,
  environment: (text) => ({
    intro: text.topics.environment,
    rows: [
      ...allGlobalFlags.map(({ env, description }) => ({ left: env, right: description(text) })),
      ...Object.entries(text.topics.variables).map(([left, right]) => ({ left, right })),
    ],
  }),
  'exit-codes': (text) => ({
    intro: text.topics.exitCodes,
    rows: Object.entries(exitCodes).map(([kind, code]) => ({
      left: String(code),
      right: text.topics.exitCode[kind as keyof typeof exitCodes],
    })),
  }),
};
