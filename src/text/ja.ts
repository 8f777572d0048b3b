/** Every sentence the program prints, in Japanese. */
import type { Text } from './en.ts';
import { auth } from './ja/auth.ts';
import { body } from './ja/body.ts';
import { completion } from './ja/completion.ts';
import { confirm } from './ja/confirm.ts';
import { configure } from './ja/configure.ts';
import { definitions } from './ja/definitions.ts';
import { doctor } from './ja/doctor.ts';
import { errors } from './ja/errors.ts';
import { explain } from './ja/explain.ts';
import { files } from './ja/files.ts';
import { flags } from './ja/flags.ts';
import { globals } from './ja/globals.ts';
import { help } from './ja/help.ts';
import { http } from './ja/http.ts';
import { lock } from './ja/lock.ts';
import { openapi } from './ja/openapi.ts';
import { output } from './ja/output.ts';
import { outputTopic } from './ja/output-topic.ts';
import { profile } from './ja/profile.ts';
import { release } from './ja/release.ts';
import { run } from './ja/run.ts';
import { signIn } from './ja/sign-in.ts';
import { simulate } from './ja/simulate.ts';
import { simulator } from './ja/simulator.ts';
import { skill } from './ja/skill.ts';
import { topics } from './ja/topics.ts';
import { waiting } from './ja/waiting.ts';
import { wire } from './ja/wire.ts';
import { makeOnDemand } from './sections.ts';

export const ja: Text = makeOnDemand({
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
