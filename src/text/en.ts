/** Every sentence the program prints, in English; its type is the contract that other languages fill. */
import { auth } from './en/auth.ts';
import { body } from './en/body.ts';
import { completion } from './en/completion.ts';
import { confirm } from './en/confirm.ts';
import { configure } from './en/configure.ts';
import { definitions } from './en/definitions.ts';
import { doctor } from './en/doctor.ts';
import { errors } from './en/errors.ts';
import { explain } from './en/explain.ts';
import { files } from './en/files.ts';
import { flags } from './en/flags.ts';
import { globals } from './en/globals.ts';
import { help } from './en/help.ts';
import { http } from './en/http.ts';
import { lock } from './en/lock.ts';
import { openapi } from './en/openapi.ts';
import { output } from './en/output.ts';
import { outputTopic } from './en/output-topic.ts';
import { profile } from './en/profile.ts';
import { release } from './en/release.ts';
import { run } from './en/run.ts';
import { signIn } from './en/sign-in.ts';
import { simulate } from './en/simulate.ts';
import { simulator } from './en/simulator.ts';
import { skill } from './en/skill.ts';
import { topics } from './en/topics.ts';
import { waiting } from './en/waiting.ts';
import { wire } from './en/wire.ts';
import { makeOnDemand } from './sections.ts';

export const en = makeOnDemand({
  auth,
  body,
  completion,
  configure,
  confirm,
  definitions,
  doctor,
  errors,
  explain,
  files,
  flags,
  globals,
  help,
  http,
  lock,
  openapi,
  output,
  outputTopic,
  profile,
  release,
  run,
  signIn,
  simulate,
  simulator,
  skill,
  topics,
  waiting,
  wire,
});

/** The catalogue's type: a language is complete because it compiles. */
export type Text = Widen<typeof en>;

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Widen<T[K]> };
