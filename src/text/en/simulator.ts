/** Sentences about the simulator. */
export const simulator = () => ({
  badState: (path: string) => `${path} is not a state file of the simulator.`,
  badStateHint: 'Name another file, or start afresh with: soracom simulator reset',
  unreadableState: (path: string, reason: string) => `The state file ${path} can't be read: ${reason}.`,
  unwritableState: (path: string, reason: string) => `The state file ${path} can't be written: ${reason}.`,
  cantListen: (address: string, reason: string) => `The simulator can't listen on ${address}: ${reason}.`,
  badDemoFleet: (value: string, most: number) =>
    `SORACOM_DEMO_SIMS: "${value}" is not a number of SIMs from 0 to ${most}.`,
  unknownFault: (name: string, known: readonly string[]) =>
    `There is no fault "${name}"; there are: ${known.join(', ')}.`,
  unknownFaultKey: (fault: string, key: string, known: readonly string[]) =>
    `The fault ${fault} has no "${key}"; it has: ${known.join(', ')}.`,
  badFaultValue: (fault: string, key: string, value: string) =>
    `"${value}" is no value for "${key}" of the fault ${fault}.`,
});
