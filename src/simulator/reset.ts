/** Puts the state back to where it started. */
import type { Facts } from './facts.ts';
import { createOperatorState } from './operator.ts';
import { createEmptyState, type SimulatorState, type StateStore } from './state.ts';

/** Opens the account where the state is new: from then on it stands still while the clock moves. */
export async function openAccount(facts: Facts, store: StateStore): Promise<void> {
  const { operatorId } = facts.credentials;
  if (store.read().operators[operatorId] !== undefined) return;
  await store.update((state) => {
    state.operators[operatorId] ??= createOperatorState(facts, operatorId);
  });
}

/** Forgets everything anybody did, log-outs included, and opens the account anew. */
export async function resetState(facts: Facts, store: StateStore): Promise<void> {
  const { operatorId } = facts.credentials;
  const fresh: SimulatorState = createEmptyState();
  fresh.operators[operatorId] = createOperatorState(facts, operatorId);
  await store.update((state) => void Object.assign(state, fresh));
}
