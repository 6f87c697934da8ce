import { readdirSync, readFileSync } from 'node:fs';
import { base58, base64 } from '@scure/base';
import { beforeAll, describe, expect, it } from 'vitest';
import { delegateActionHash, delegateActionV2Hash } from './delegateAction.ts';
import { deterministicAccountId } from './deriveAccountId.ts';
import { equalBytes } from './hash.ts';
import { receiptIdFromReceipt, receiptIdFromTransaction } from './ids.ts';
import { formatKeyHandle, keyHandle } from './keyHandle.ts';
import { outcomeLeaf } from './outcomeHash.ts';
import { rootFromPath } from './merkle.ts';
import { needsPostQuantum } from './needsPostQuantum.ts';
import type { ExecutionOutcome, ExecutionStatus } from './outcome.ts';
import { loadPostQuantum, verifySignature } from './signature.ts';
import { decodeSignedTransaction, encodeSignedTransaction } from './transactionBorsh.ts';

type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any
const folder = new URL('../../../tests/conformance/chain/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.includes('--'));
const vectors: [string, Json][] = names.map((name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  return [name, JSON.parse(text.replace(/([:[,])(\d{16,})(?=[,}\]])/g, '$1"$2"'))];
});
const signed = vectors.flatMap(([, vector]) =>
  vector.steps.filter((step: Json) => step.signed_transaction && step.tx_hash),
);
const results = vectors.flatMap(([, vector]) =>
  vector.steps.flatMap((step: Json) => (step.result?.transaction_outcome ? [{ vector, result: step.result }] : [])),
);

beforeAll(loadPostQuantum);

describe('recorded transactions', () => {
  it('decode, encode to the same bytes, hash to their hash and verify', () => {
    for (const step of signed) {
      const bytes = base64.decode(step.signed_transaction);
      const transaction = decodeSignedTransaction(bytes);
      expect(base58.encode(transaction.hash)).toBe(step.tx_hash);
      expect(transaction.size).toBe(bytes.length);
      expect(equalBytes(encodeSignedTransaction(transaction), bytes)).toBe(true);
      const verified = verifySignature(transaction.signature, transaction.hash, transaction.transaction.publicKey);
      expect([step.label, verified]).toEqual([step.label, true]);
    }
    expect(signed.length).toBeGreaterThan(250);
  });

  it('carry delegates whose senders signed them', () => {
    let count = 0;
    for (const step of signed) {
      for (const action of decodeSignedTransaction(base64.decode(step.signed_transaction)).transaction.actions) {
        if (action.type !== 'Delegate' && action.type !== 'DelegateV2') continue;
        const hash = action.type === 'Delegate' ? delegateActionHash : delegateActionV2Hash;
        const verified = verifySignature(
          action.signature,
          hash(action.delegateAction),
          action.delegateAction.publicKey,
        );
        expect([step.label, verified]).toEqual([
          step.label,
          !JSON.stringify(step.result ?? '').includes('DelegateActionInvalidSignature'),
        ]);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(8);
  });

  it('initialise deterministic accounts whose ids follow from their state', () => {
    let count = 0;
    for (const step of signed) {
      const { actions, receiverId } = decodeSignedTransaction(base64.decode(step.signed_transaction)).transaction;
      const succeeded = !JSON.stringify(step.result ?? 'Failure').includes('Failure');
      for (const action of actions) {
        if (action.type !== 'DeterministicStateInit' || !succeeded) continue;
        expect(deterministicAccountId(action.stateInit)).toBe(receiverId);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(2);
  });

  it('say which of them are signed with post-quantum keys', () => {
    const needing = signed.filter((step: Json) =>
      needsPostQuantum(decodeSignedTransaction(base64.decode(step.signed_transaction))),
    );
    expect(needing.map((step: Json) => step.label)).toEqual(['sign with it']);
  });

  it('name post-quantum keys as the node lists them', () => {
    const vector = vectors.find(([name]) => name === 'gas-keys--ml-dsa-key.json')?.[1];
    const listed = JSON.stringify(vector.steps.find((step: Json) => step.label === 'key list shows its hash').result);
    const [first] = vector.steps;
    const added = decodeSignedTransaction(base64.decode(first.signed_transaction)).transaction.actions[0];
    if (added?.type !== 'AddKey') throw new Error(`Expected AddKey, got ${added?.type}`);
    expect(listed).toContain(formatKeyHandle(keyHandle(added.publicKey)));
  });

  const refused = vectors.find(([name]) => name === 'refusals--invalid-encoding.json')?.[1];
  const broken: [string, Json][] = refused.steps
    .filter((step: Json) => step.error?.data?.includes('decoded from borsh due to: '))
    .map((step: Json) => [step.label, step]);
  it.each(broken)('are refused with the recorded words: %s', (_, step: Json) => {
    const message = step.error.data.split('due to: ')[1];
    expect(() => decodeSignedTransaction(base64.decode(step.request.params.signed_tx_base64))).toThrow(message);
  });

  it('make receipts with the recorded ids', () => {
    let count = 0;
    for (const { vector, result } of results) {
      const heights = new Map<string, number>(vector.blocks.map((block: Json) => [block.hash, block.height]));
      const height = (outcome: Json): number => heights.get(outcome.block_hash) as number;
      const { transaction_outcome: first, receipts_outcome: others } = result;
      for (const id of first.outcome.receipt_ids) {
        expect(base58.encode(receiptIdFromTransaction(base58.decode(first.id), height(first)))).toBe(id);
        count += 1;
      }
      for (const outcome of others) {
        const made = outcome.outcome.receipt_ids;
        // Data receipts take numbers too but are not among an outcome's ids, so numbers may be skipped.
        const ids = Array.from({ length: made.length + 20 }, (__, i) =>
          base58.encode(receiptIdFromReceipt(base58.decode(outcome.id), height(outcome), i)),
        );
        const places = made.map((id: string) => ids.indexOf(id));
        if (places.includes(-1)) continue;
        expect(places).toEqual([...places].sort((a: number, b: number) => a - b));
        count += made.length;
      }
    }
    expect(count).toBeGreaterThan(700);
  });

  it('have outcomes that lead to the root of their chunk', () => {
    let count = 0;
    for (const { vector, result } of results) {
      const roots = new Map<string, string>(vector.blocks.map((block: Json) => [block.hash, block.post_outcome_root]));
      for (const recorded of [result.transaction_outcome, ...result.receipts_outcome]) {
        const root = roots.get(recorded.block_hash);
        if (!root || JSON.stringify(recorded).includes('long_text')) continue;
        const path = recorded.proof.map((item: Json) => ({
          hash: base58.decode(item.hash),
          direction: item.direction,
        }));
        const leaf = outcomeLeaf({ id: base58.decode(recorded.id), outcome: toOutcome(recorded.outcome) });
        expect(base58.encode(rootFromPath(path, leaf))).toBe(root);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(800);
  });
});

function toOutcome(json: Json): ExecutionOutcome {
  return {
    logs: json.logs,
    receiptIds: json.receipt_ids.map((id: string) => base58.decode(id)),
    gasBurnt: BigInt(json.gas_burnt),
    tokensBurnt: BigInt(json.tokens_burnt),
    executorId: json.executor_id,
    status: toStatus(json.status),
    metadata: null,
    computeUsage: 0n,
  };
}

function toStatus(json: Json): ExecutionStatus {
  if (json.SuccessReceiptId !== undefined)
    return { type: 'SuccessReceiptId', receiptId: base58.decode(json.SuccessReceiptId) };
  if (json.SuccessValue !== undefined) return { type: 'SuccessValue', value: base64.decode(json.SuccessValue) };
  return { type: 'Failure', error: { type: 'InvalidTxError', error: { type: 'Expired' } } };
}
