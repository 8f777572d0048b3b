/** Sentences that frame any failure. */
export const errors = () => ({
  label: 'Error',
  hintLabel: 'Hint',
  warningLabel: 'Warning',
  interrupted: 'Interrupted.',
  unexpected: (reason: string) => `Unexpected failure: ${reason}`,
  unexpectedHint: 'This is a fault of soracom itself. Run again with SORACOM_VERBOSE=1 to see where.',
  output: (reason: string) => `The output can't be written: ${reason}.`,
  brokenInstallation: (file: string) => `The installation is incomplete: ${file} can't be read.`,
  brokenInstallationHint: 'Install the package again.',
});
