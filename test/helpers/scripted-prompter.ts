/** Answers the questions of a terminal from a list, in order. */
import type { Prompter } from '../../src/terminal/prompt.ts';

/** A prompter, and what was asked of it. Texts that are rejected by a question's check are asked for again. */
export function scriptPrompter(answers: (string | boolean)[]): { prompter: Prompter; asked: string[] } {
  const asked: string[] = [];
  const next = (question: string): string | boolean => {
    const answer = answers[asked.length];
    if (answer === undefined) throw new Error(`no answer is prepared for "${question}"`);
    asked.push(question);
    return answer;
  };
  const nextText = (question: string): string => String(next(question));
  const prompter: Prompter = {
    input: (question, { validate = () => true } = {}) => {
      let answer = nextText(question);
      while (validate(answer) !== true) answer = nextText(question);
      return Promise.resolve(answer);
    },
    secret: (question) => Promise.resolve(nextText(question)),
    confirm: (question) => Promise.resolve(next(question) === true),
    select: (question, choices) => {
      const answer = nextText(question);
      const choice = choices.find(({ value }) => value === answer);
      if (choice === undefined) throw new Error(`"${question}" does not offer ${answer}`);
      return Promise.resolve(choice.value);
    },
  };
  return { prompter, asked };
}
