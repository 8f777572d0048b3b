/** `soracom help [words]`: the help of a command, or a topic that belongs to none. */
import { allGlobalFlags } from '../../src/command/global-flags.ts';
import { refuseUnknown } from '../../src/catalogue/unknown-command.ts';
import { findCommand } from '../../src/catalogue/find-command.ts';
import { columns, pageWidth, prose } from '../../src/help/layout.ts';
import { loadPagePalette, showHelp } from '../../src/help/show-help.ts';
import type { Palette } from '../../src/output/palette.ts';
import { exitCodes } from '../../src/errors.ts';
import type { Text } from '../../src/text/en.ts';
import { flagsTopicLines } from './flags-topic.ts';
import { outputTopicLines } from './output-topic.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

type Topic = (text: Text, width: number, palette: Palette) => string[];

const topics: Readonly<Record<string, Topic>> = {
  flags: flagsTopicLines,
  output: outputTopicLines,
  environment: (text, width, palette) => [
    ...prose(text.topics.environment, width),
    '',
    ...columns(
      [
        ...allGlobalFlags.map(({ env, description }) => ({ left: env, right: description(text) })),
        ...Object.entries(text.topics.variables).map(([left, right]) => ({ left, right })),
      ],
      width,
      palette.name,
    ),
  ],
  'exit-codes': (text, width, palette) => [
    ...prose(text.topics.exitCodes, width),
    '',
    ...columns(
      Object.entries(exitCodes).map(([kind, code]) => ({
        left: String(code),
        right: text.topics.exitCode[kind as keyof typeof exitCodes],
      })),
      width,
      palette.name,
    ),
  ],
};

export const help: BuiltinCommand = {
  description: (t) => t.topics.helpDescription(Object.keys(topics).join(', ')),
  flags: [],
  arguments: [
    {
      name: 'COMMAND',
      required: false,
      variadic: true,
      choices: Object.keys(topics),
      valuesFrom: 'command',
    },
  ],
  examples: ['help bills get', 'help flags'],
  run: async (input, context) => {
    const words = input.arguments;
    const [name = ''] = words;
    const topic = words.length === 1 && Object.hasOwn(topics, name) ? topics[name] : undefined;
    if (topic) {
      const palette = await loadPagePalette(context);
      const lines = topic(context.text, pageWidth(context.io.stdout.columns), palette);
      return { kind: 'text', text: `${lines.join('\n')}\n`, isSafe: true };
    }
    const found = findCommand(words, context.tree);
    const [unknown] = found.rest;
    if (unknown !== undefined) {
      const topicNames = Object.keys(topics).map((topicName) => ({ name: topicName }));
      const candidates = found.node?.children ?? [...context.tree.first(), ...topicNames];
      refuseUnknown({ words: found.words, word: unknown, candidates, asked: 'help' });
    }
    return showHelp(found.words, found.node, context);
  },
};
