/** `soracom help [words]`: the help of a command, or a topic that belongs to none. */
import { refuseUnknown } from '../../src/catalogue/unknown-command.ts';
import { findCommand } from '../../src/catalogue/find-command.ts';
import { pageWidth } from '../../src/help/layout.ts';
import { loadPagePalette, showHelp } from '../../src/help/show-help.ts';
import { drawTopic } from '../../src/help/topic.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';
import { topics } from './topics.ts';

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
      const lines = drawTopic(topic(context.text), pageWidth(context.io.stdout.columns), palette);
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
