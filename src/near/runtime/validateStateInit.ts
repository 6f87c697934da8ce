import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { Action, DeterministicAccountStateInit } from '../primitives/action.ts';
import type { AccountId } from '../primitives/brands.ts';
import { deterministicAccountId, universalAccountId } from '../primitives/deriveAccountId.ts';
import type { ActionsValidationError } from '../primitives/errors.ts';
import { decodeUniversalStateInit, universalStateInitCounts } from '../primitives/universalStateInit.ts';

/** Key-value pairs that the actions of a receipt would begin accounts with. */
export const stateInitEntries = (actions: readonly Action[]): number =>
  actions.reduce((sum, action) => {
    if (action.type === 'DeterministicStateInit') return sum + action.stateInit.data.length;
    if (action.type === 'UniversalStateInit') return sum + universalStateInitCounts(action.stateInit).entries;
    return sum;
  }, 0);

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
      return { type: 'DeterministicStateInitValueLengthExceeded', length: value.length, limit: limits.maxLengthStorageValue };
    }
  }
  return null;
}

/**
 * The universal twin of `findDeterministicStateInitError` (protocol 88).
 * Differs from nearcore: the variants are named after those of deterministic accounts; their spelling was not recorded.
 */
export function findUniversalStateInitError(
  { limits, features, protocolVersion }: RuntimeParameters,
  payload: Uint8Array,
  receiverId: AccountId,
): ActionsValidationError | null {
  if (!features.universalAccounts) {
    return { type: 'UnsupportedProtocolFeature', protocolFeature: 'UniversalAccounts', version: protocolVersion };
  }
  const decoded = decodeUniversalStateInit(payload);
  if (decoded.type !== 'Ok') return { type: 'InvalidUniversalStateInit' };
  const derivedId = universalAccountId(payload);
  if (derivedId !== receiverId) return { type: 'InvalidUniversalStateInitReceiver', receiverId, derivedId };
  const { data, accessKeys } = decoded.stateInit;
  if (accessKeys.length > limits.maxUniversalStateInitKeys) {
    return { type: 'UniversalStateInitKeysExceeded', numberOfKeys: accessKeys.length, limit: limits.maxUniversalStateInitKeys };
  }
  const longKey = data.find(([key]) => key.length > limits.maxLengthStorageKey)?.[0];
  if (longKey !== undefined) {
    return { type: 'UniversalStateInitKeyLengthExceeded', length: longKey.length, limit: limits.maxLengthStorageKey };
  }
  const longValue = data.find(([, value]) => value.length > limits.maxLengthStorageValue)?.[1];
  if (longValue === undefined) return null;
  return { type: 'UniversalStateInitValueLengthExceeded', length: longValue.length, limit: limits.maxLengthStorageValue };
}
