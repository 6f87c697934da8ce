import { readdirSync, readFileSync } from 'node:fs';
import { base58, base64 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import type { AccessKeyPermission, Account, AccountContract } from '../primitives/account.ts';
import type { GlobalContractIdentifier } from '../primitives/action.ts';
import { hashOf, isZeroHash, ZERO_HASH } from '../primitives/hash.ts';
import { BorshWriter } from '../primitives/borsh.ts';
import { parseKeyHandle, type KeyHandle } from '../primitives/keyHandle.ts';
import { parsePublicKey } from '../primitives/key.ts';
import { removeAccessKey, setAccessKey, setGasKeyNonce } from './accessKeys.ts';
import { getAccount, setAccount } from './accounts.ts';
import { setBandwidthSchedulerState } from './bandwidthSchedulerState.ts';
import {
  removeContractCode,
  removeContractData,
  setContractCode,
  setContractData,
  setGlobalContractCode,
  setGlobalContractNonce,
} from './contracts.ts';
import { recordToEntry, stateRecords, type StateRecord } from './stateRecords.ts';
import { StateUpdate } from './stateUpdate.ts';
import { Trie } from './trie.ts';
import { trieKey } from './trieKey.ts';

/**
 * Recorded JSON, with integers beyond 2^53 as text. Chains on which receipts wait (for data, for room, for a resume)
 * have rows that changes do not tell; `near/chain` rebuilds those by running them.
 */
type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any
const folder = new URL('../../../tests/conformance/chain/', import.meta.url);
const read = (name: string): Json =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8').replace(/([:[,])(\d{16,})(?=[,}\]])/g, '$1"$2"'));
const vectors = readdirSync(folder).filter((name) => name.includes('--'));
const codes = (Object.values(read('contracts.json')) as Json[]).map((contract) => base64.decode(contract.base64));
const waits = (text: string): boolean =>
  /"input_data_ids": ?\["|"is_promise_yield": ?true|"is_promise_resume": ?true|"delayed_receipts_gas": ?"?[1-9]/.test(
    text,
  );

function toAccount(json: Json, before: Account | undefined): Account {
  const contract = toContract(json);
  const global = contract.type === 'Global' || contract.type === 'GlobalByAccount';
  const version = global || before?.version === 2 ? 2 : 1;
  return {
    version,
    amount: BigInt(json.amount),
    locked: BigInt(json.locked),
    contract,
    storageUsage: json.storage_usage,
  };
}

function toContract(json: Json): AccountContract {
  if (json.global_contract_hash) return { type: 'Global', hash: base58.decode(json.global_contract_hash) };
  if (json.global_contract_account_id) return { type: 'GlobalByAccount', accountId: json.global_contract_account_id };
  const hash = base58.decode(json.code_hash);
  return isZeroHash(hash) ? { type: 'None' } : { type: 'Local', hash };
}

function toPermission(json: Json): AccessKeyPermission {
  if (json === 'FullAccess') return { type: 'FullAccess' };
  const call = (p: Json) => ({
    allowance: p.allowance === null ? null : BigInt(p.allowance),
    receiverId: p.receiver_id,
    methodNames: p.method_names,
  });
  const gas = (p: Json) => ({ balance: BigInt(p.balance), numNonces: p.num_nonces });
  if (json.FunctionCall) return { type: 'FunctionCall', ...call(json.FunctionCall) };
  if (json.GasKeyFunctionCall)
    return { type: 'GasKeyFunctionCall', ...gas(json.GasKeyFunctionCall), ...call(json.GasKeyFunctionCall) };
  return { type: 'GasKeyFullAccess', ...gas(json.GasKeyFullAccess) };
}

const toAccessKey = (json: Json) => ({ nonce: BigInt(json.nonce), permission: toPermission(json.permission) });

function toRecord(json: Json): StateRecord {
  if (json.Account)
    return { type: 'Account', accountId: json.Account.account_id, account: toAccount(json.Account.account, undefined) };
  if (json.AccessKey) {
    const { account_id: accountId, public_key: key, access_key: accessKey } = json.AccessKey;
    return { type: 'AccessKey', accountId, publicKey: parsePublicKey(key), accessKey: toAccessKey(accessKey) };
  }
  if (json.Data)
    return {
      type: 'Data',
      accountId: json.Data.account_id,
      key: base64.decode(json.Data.data_key),
      value: base64.decode(json.Data.value),
    };
  const { account_id: accountId, code } = json.Contract;
  return {
    type: 'Contract',
    accountId,
    code: code.file ? new Uint8Array(readFileSync(new URL(code.file, folder))) : base64.decode(code),
  };
}

function applyChange(state: StateUpdate, type: string, c: Json): void {
  const handle = (): KeyHandle => parseKeyHandle(c.public_key);
  if (type === 'account_update') setAccount(state, c.account_id, toAccount(c, getAccount(state, c.account_id)));
  else if (type === 'account_deletion') state.remove(trieKey.account(c.account_id));
  else if (type === 'access_key_update') setAccessKey(state, c.account_id, handle(), toAccessKey(c.access_key));
  else if (type === 'access_key_deletion') removeAccessKey(state, c.account_id, handle());
  else if (type === 'gas_key_nonce_update') setGasKeyNonce(state, c.account_id, handle(), c.index, BigInt(c.nonce));
  else if (type === 'data_update')
    setContractData(state, c.account_id, base64.decode(c.key_base64), base64.decode(c.value_base64));
  else if (type === 'data_deletion') removeContractData(state, c.account_id, base64.decode(c.key_base64));
  else if (type === 'contract_code_update') setContractCode(state, c.account_id, base64.decode(c.code_base64));
  else if (type === 'contract_code_deletion') removeContractCode(state, c.account_id);
  else throw new Error(`Expected a known change, got ${type}`);
}

const distributions = (block: Json): Json[] =>
  (block?.receipts_made_by_previous_block ?? []).flatMap((made: Json) => made.receipt.GlobalContractDistribution ?? []);
const toIdentifier = ({ id }: Json): GlobalContractIdentifier =>
  id.hash || id.CodeHash
    ? { type: 'CodeHash', hash: base58.decode(id.hash ?? id.CodeHash) }
    : { type: 'AccountId', accountId: id.account_id ?? id.AccountId };

function applyBlock(trie: Trie, block: Json, next: Json, sanityCheckHash: Uint8Array): Trie {
  const state = new StateUpdate(trie);
  // A missing chunk asks for nothing and is granted nothing, so its allowance grows.
  const allowance = block.missing ? 4_500_000 : 4_400_000;
  setBandwidthSchedulerState(state, { linkAllowances: [{ fromShard: 0, toShard: 0, allowance }], sanityCheckHash });
  for (const { type, change } of block.changes ?? []) applyChange(state, type, change);
  for (const made of distributions(next)) setGlobalContractNonce(state, toIdentifier(made), BigInt(made.nonce));
  for (const made of distributions(block)) {
    const code = codes.find(
      (candidate) => made.code === base64.encode(hashOf(candidate)) || made.code === base64.encode(candidate),
    );
    if (code !== undefined) setGlobalContractCode(state, toIdentifier(made), code);
  }
  state.commit({ type: 'InitialState' });
  return state.finalize().trie;
}

describe('state roots of recorded chains', () => {
  const genesis = (name: string): Json => read(`genesis/${name}.json`);

  it.each(['base', 'protocol-86', 'sdk-js', 'short-epoch'])(
    'are rebuilt from the records of genesis %s, both ways',
    (name) => {
      const records: StateRecord[] = genesis(name).records.map(toRecord);
      const trie = Trie.from(records.map(recordToEntry));
      const recorded = vectors.map(read).find((vector) => vector.genesis === name && vector.chain.genesis_state_root);
      expect(base58.encode(trie.root)).toBe(recorded.chain.genesis_state_root);
      expect(Trie.from([...stateRecords(trie)].map(recordToEntry)).root).toEqual(trie.root);
    },
  );

  it('are rebuilt from changes, block by block', () => {
    let blocks = 0;
    let proofs = 0;
    const shards = hashOf(new BorshWriter().list([0], (w, shard) => w.u64(shard)).finish());
    for (const name of vectors) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const vector = read(name);
      if (vector.genesis === 'two-shards' || waits(text) || text.includes('long_text')) continue;
      let trie = Trie.from(genesis(vector.genesis).records.map(toRecord).map(recordToEntry));
      let sanity = ZERO_HASH;
      for (const [i, block] of vector.blocks.entries()) {
        if (block.height === 0) continue;
        sanity = hashOf(sanity, shards);
        trie = applyBlock(trie, block, vector.blocks[i + 1], sanity);
        if (!block.post_state_root) continue;
        expect([name, block.height, base58.encode(trie.root)]).toEqual([name, block.height, block.post_state_root]);
        blocks += 1;
        for (const step of vector.steps) {
          const params = step.request?.params;
          if (!params?.include_proof || step.result?.block_height !== block.height) continue;
          const prefix = trieKey.contractData(params.account_id, base64.decode(params.prefix_base64));
          expect(trie.prove(prefix).map((node) => base64.encode(node))).toEqual(step.result.proof);
          proofs += 1;
        }
      }
    }
    expect(blocks).toBeGreaterThan(1600);
    expect(proofs).toBe(2);
  }, 60_000);
});
