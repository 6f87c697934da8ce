import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { Action, DeterministicAccountStateInit } from '../primitives/action.ts';
import type { AccountId } from '../primitives/brands.ts';
import { deterministicAccountId, universalAccountId } from '../primitives/deriveAccountId.ts';
import type { ActionsValidationError } from '../primitives/errors.ts';
import { decodeUniversalStateInit, universalStateInitCounts } from '../primitives/universalStateInit.ts';

/** What the actions of a receipt would begin accounts with. */
export interface StateInitCounts {
  readonly entries: number;
  readonly keys: number;
}

/** Counts entries and keys, those inside a delegate too: its receipt is paid for in advance. @see nearcore core/primitives/src/action/mod.rs `state_init_counts` */
export function stateInitCounts(actions: readonly Action[]): StateInitCounts {
  const counts = actions.map((action): StateInitCounts => {
    if (action.type === 'DeterministicStateInit') return { entries: action.stateInit.data.length, keys: 0 };
    if (action.type === 'UniversalStateInit') return universalStateInitCounts(action.stateInit);
    return 'delegateAction' in action ? stateInitCounts(action.delegateAction.actions) : { entries: 0, keys: 0 };
  });
  const sum = (count: (each: StateInitCounts) => number): number =>
    counts.reduce((total, each) => total + count(each), 0);
  return { entries: sum(({ entries }) => entries), keys: sum(({ keys }) => keys) };
}

/** @see nearcore runtime/runtime/src/action_validation.rs `validate_deterministic_state_init` */
export function findDeterministicStateInitError(
  { limits }: RuntimeParameters,
  stateInit: DeterministicAccountStateInit,
  receiverId: AccountId,
): ActionsValidationError | null {
  const derivedId = deterministicAccountId(stateInit);
  if (derivedId !== receiverId) return { type: 'InvalidDeterministicStateInitReceiver', receiverId, derivedId };
  for (const [key, value] of stateInit.data) {
    if (key.length > limits.maxLengthStorageKey) {
      return { type: 'DeterministicStateInitKeyLengthExceeded', length: key.length, limit: limits.maxLengthStorageKey };
    }
    if (value.length > limits.maxLengthStorageValue) {
      return {
        type: 'DeterministicStateInitValueLengthExceeded',
        length: value.length,
        limit: limits.maxLengthStorageValue,
      };
    }
  }
  return null;
}

/** The universal twin of `findDeterministicStateInitError` (protocol 88). @see nearcore core/primitives/src/errors.rs `ActionsValidationError` */
export function findUniversalStateInitError(
  { limits, features, protocolVersion }: RuntimeParameters,
  payload: Uint8Array,
  receiverId: AccountId,
): ActionsValidationError | null {
  if (!features.universalAccounts) {
    return { type: 'UnsupportedProtocolFeature', protocolFeature: 'UniversalAccounts', version: protocolVersion };
  }
  const decoded = decodeUniversalStateInit(payload);
  if (decoded.type !== 'Ok') return { type: 'MalformedUniversalStateInit' };
  const derivedId = universalAccountId(payload);
  if (derivedId !== receiverId) return { type: 'InvalidUniversalStateInitReceiver', receiverId, derivedId };
  const { data } = decoded.stateInit;
  const longKey = data.find(([key]) => key.length > limits.maxLengthStorageKey)?.[0];
  if (longKey !== undefined) {
    return { type: 'UniversalStateInitKeyLengthExceeded', length: longKey.length, limit: limits.maxLengthStorageKey };
  }
  const longValue = data.find(([, value]) => value.length > limits.maxLengthStorageValue)?.[1];
  if (longValue === undefined) return null;
  return {
    type: 'UniversalStateInitValueLengthExceeded',
    length: longValue.length,
    limit: limits.maxLengthStorageValue,
  };
}
