/** The questions of `soracom configure` on a terminal. */
import type { Profile } from '../../src/profile/profile.ts';
import type { Text } from '../../src/text/en.ts';
import type { Prompter } from '../../src/terminal/prompter.ts';

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
  const ask = async (question: string): Promise<string> => {
    const validate = (answer: string): string | true => answer.trim() !== '' || questions.notEmpty;
    return (await prompter.input(question, { validate })).trim();
  };
  const askSecret = async (question: string): Promise<string> => {
    for (;;) {
      const secret = await prompter.secret(question);
      if (secret !== '') return secret;
    }
  };
  switch (method) {
    case 'authKey':
      profile.authKeyId ??= await ask(questions.authKeyId);
      profile.authKey ??= await askSecret(questions.authKey);
      break;
    case 'email':
      profile.email ??= await ask(questions.email);
      profile.password ??= await askSecret(questions.password);
      break;
    case 'samUser':
      profile.operatorId ??= await ask(questions.operatorId);
      profile.username ??= await ask(questions.username);
      profile.password ??= await askSecret(questions.password);
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
