/** The questions of `soracom configure` on a terminal. */
import type { Profile } from '../../src/profile/profile.ts';
import { askSecret, askText, type Prompter } from '../../src/terminal/prompt.ts';
import type { Text } from '../../src/text/en.ts';

/** Asks for whatever `given` lacks. */
export async function askProfile(given: Profile, prompter: Prompter, text: Text): Promise<Profile> {
  const { questions } = text.configure;
  const profile: Profile = { ...given };
  if (!profile.endpoint) {
    profile.coverageType ??= await prompter.select(questions.coverageType, [
      { value: 'g', label: questions.coverageG },
      { value: 'jp', label: questions.coverageJp },
    ]);
  }
  const method = chosenMethod(given) ?? (await askMethod(prompter, text));
  const ask = (question: string): Promise<string> => askText(prompter, question, questions.notEmpty);
  const askUnseen = (question: string): Promise<string> => askSecret(prompter, question);
  switch (method) {
    case 'authKey':
      profile.authKeyId ??= await ask(questions.authKeyId);
      profile.authKey ??= await askUnseen(questions.authKey);
      break;
    case 'email':
      profile.email ??= await ask(questions.email);
      profile.password ??= await askUnseen(questions.password);
      break;
    case 'samUser':
      profile.operatorId ??= await ask(questions.operatorId);
      profile.username ??= await ask(questions.username);
      profile.password ??= await askUnseen(questions.password);
      break;
    case 'switchUser':
      profile.sourceProfile ??= await ask(questions.sourceProfile);
      profile.operatorId ??= await ask(questions.operatorId);
      profile.username ??= await ask(questions.username);
      break;
  }
  return profile;
}

type Method = 'authKey' | 'email' | 'samUser' | 'switchUser';

function chosenMethod(given: Profile): Method | undefined {
  if (given.sourceProfile) return 'switchUser';
  if (given.authKeyId || given.authKey) return 'authKey';
  if (given.email) return 'email';
  return given.username || given.operatorId ? 'samUser' : undefined;
}

function askMethod(prompter: Prompter, text: Text): Promise<Method> {
  const { questions } = text.configure;
  return prompter.select<Method>(questions.method, [
    { value: 'authKey', label: questions.byAuthKey },
    { value: 'email', label: questions.byEmail },
    { value: 'samUser', label: questions.bySamUser },
    { value: 'switchUser', label: questions.bySwitchUser },
  ]);
}
