import type { AccessKey } from './account.ts';
import type { AccountId, Balance, CryptoHash, Gas, Nonce } from './brands.ts';
import type { PublicKey, Signature } from './key.ts';

/** Names a global contract by its code's hash or by the account that deployed it. */
export type GlobalContractIdentifier =
  | { readonly type: 'CodeHash'; readonly hash: CryptoHash }
  | { readonly type: 'AccountId'; readonly accountId: AccountId };

export type GlobalContractDeployMode = 'CodeHash' | 'AccountId';

/** The content that a deterministic account's id is derived from (`V1`). */
export interface DeterministicAccountStateInit {
  readonly code: GlobalContractIdentifier;
  /** In key order, as Borsh's `BTreeMap` writes it. */
  readonly data: readonly (readonly [key: Uint8Array, value: Uint8Array])[];
}

export interface FunctionCallAction {
  readonly type: 'FunctionCall';
  readonly methodName: string;
  readonly args: Uint8Array;
  readonly gas: Gas;
  readonly deposit: Balance;
}

export interface DelegateAction {
  readonly senderId: AccountId;
  readonly receiverId: AccountId;
  readonly actions: readonly NonDelegateAction[];
  readonly nonce: Nonce;
  readonly maxBlockHeight: bigint;
  readonly publicKey: PublicKey;
  /** Only in `DelegateV2`: a gas key's nonce index. */
  readonly nonceIndex?: number | null;
}

/**
 * One action, named as nearcore names it.
 * @see nearcore core/primitives/src/action/mod.rs `Action` (which also fixes the Borsh tags)
 */
export type NonDelegateAction =
  | { readonly type: 'CreateAccount' }
  | { readonly type: 'DeployContract'; readonly code: Uint8Array }
  | FunctionCallAction
  | { readonly type: 'Transfer'; readonly deposit: Balance }
  | { readonly type: 'Stake'; readonly stake: Balance; readonly publicKey: PublicKey }
  | { readonly type: 'AddKey'; readonly publicKey: PublicKey; readonly accessKey: AccessKey }
  | { readonly type: 'DeleteKey'; readonly publicKey: PublicKey }
  | { readonly type: 'DeleteAccount'; readonly beneficiaryId: AccountId }
  | { readonly type: 'DeployGlobalContract'; readonly code: Uint8Array; readonly deployMode: GlobalContractDeployMode }
  | { readonly type: 'UseGlobalContract'; readonly contractIdentifier: GlobalContractIdentifier }
  | {
      readonly type: 'DeterministicStateInit';
      readonly stateInit: DeterministicAccountStateInit;
      readonly deposit: Balance;
    }
  | { readonly type: 'TransferToGasKey'; readonly publicKey: PublicKey; readonly deposit: Balance }
  | { readonly type: 'WithdrawFromGasKey'; readonly publicKey: PublicKey; readonly amount: Balance }
  /** Protocol 88. `stateInit` is the canonical Borsh of the UniversalStateInit. */
  | { readonly type: 'UniversalStateInit'; readonly stateInit: Uint8Array; readonly deposit: Balance };

export type Action =
  | NonDelegateAction
  | { readonly type: 'Delegate'; readonly delegateAction: DelegateAction; readonly signature: Signature }
  | { readonly type: 'DelegateV2'; readonly delegateAction: DelegateAction; readonly signature: Signature };

export type ActionType = Action['type'];
