/** Sentences about locks between processes. */
export const lock = () => ({
  timeout: (path: string) => `Another process has held ${path} for too long.`,
  unwritable: (path: string, reason: string) => `${path} can't be created: ${reason}.`,
});
