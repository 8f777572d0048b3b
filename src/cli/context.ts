/** What a running command may use: made once per run, passed down, never global. */
import type { Io } from '../io.ts';
import type { Session } from '../auth/session.ts';
import type { Secrets } from '../secrets.ts';
import type { Text } from '../text/en.ts';
import type { Language } from '../text/language.ts';
import type { App } from './app.ts';
import type { Progress } from './progress.ts';
import type { Settings } from './settings.ts';
import type { CommandTree } from './tree.ts';

/** The run's surroundings and services. */
export interface CommandContext {
  io: Io;
  text: Text;
  lang: Language;
  settings: Settings;
  tree: CommandTree;
  /** What must never be shown. */
  secrets: Secrets;
  /** Folder of the profile files. */
  profileDir: string;
  /** The parts wired in at the edge. */
  app: App;
  /** Takes what must be closed when the run ends. */
  onClose: (close: () => Promise<void>) => void;
  /** Opened on first use, then shared. */
  openSession: () => Promise<Session>;
  /** One line on stderr, for warnings. */
  warn: (line: string) => Promise<void>;
  /** What a person sees while the run waits. */
  progress: Progress;
}
