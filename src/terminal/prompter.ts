/** The questions that a command can ask. */

/** Questions as a command asks them; the answers come from a terminal, or in tests from a script. */
export interface Prompter {
  input: (
    question: string,
    options?: { default?: string; validate?: (answer: string) => string | true },
  ) => Promise<string>;
  /** What is typed does not show. */
  secret: (question: string) => Promise<string>;
  confirm: (question: string) => Promise<boolean>;
  select: <T extends string>(question: string, choices: readonly { value: T; label: string }[]) => Promise<T>;
}
