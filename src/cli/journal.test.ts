import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Account, JsonRpcProvider, KeyPairSigner } from 'near-api-js';
import type { KeyPairString } from 'near-api-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGenesis, createNetwork, keyPairFromSeed } from '../near/index.ts';
import { openJournal } from './journal.ts';

const key = keyPairFromSeed('alice');
const genesis = () =>
  createGenesis({
    accounts: ['alice.test', 'bob.test'].map((id) => ({ id, balance: 10n ** 26n, publicKey: key.publicKey })),
  });

describe('a chain kept in a file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'crosscall-'));
    file = join(folder, 'state');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    vi.unstubAllGlobals();
  });

  /** Sends a transfer, without ever closing the file: as if killed afterwards. */
  async function transferOnce(waitUntil: 'NONE' | 'FINAL'): Promise<void> {
    const { chain } = await openJournal(file, genesis);
    const network = createNetwork({ chain, pace: waitUntil === 'NONE' ? { type: 'Manual' } : { type: 'Instant' } });
    vi.stubGlobal('fetch', network.fetch);
    const provider = new JsonRpcProvider({ url: 'http://crosscall.invalid' });
    const alice = new Account('alice.test', provider, KeyPairSigner.fromSecretKey(key.secretKey as KeyPairString));
    const signed = await alice.createSignedTransaction({
      receiverId: 'bob.test',
      actions: [(await import('near-api-js')).actions.transfer(5n)],
    });
    await provider.sendTransactionUntil(signed, waitUntil);
    network.stop();
  }
  const reopened = async () => (await openJournal(file, genesis)).chain;

  it('stands after a kill where it stood before', async () => {
    await transferOnce('FINAL');
    const chain = await reopened();
    expect(chain.stateAt(chain.head(), 'bob.test').account('bob.test')?.amount).toBe(10n ** 26n + 5n);
    const again = await reopened();
    expect(again.head().hash).toEqual(chain.head().hash);
  });

  it('keeps a transaction that was taken but is in no block yet', async () => {
    await transferOnce('NONE');
    expect((await reopened()).pending().transactions).toBe(1);
  });

  it('keeps patches and jumps', async () => {
    const { chain } = await openJournal(file, genesis);
    chain.patchState([{ type: 'Data', accountId: 'bob.test', key: new Uint8Array([1]), value: new Uint8Array([2]) }]);
    chain.produceBlock();
    chain.fastForward(50);
    const after = await reopened();
    expect(after.head()).toEqual(chain.head());
    expect(after.stateAt(after.head(), 'bob.test').data('bob.test', new Uint8Array()).entries).toHaveLength(1);
  });

  it('drops a line that a kill cut short, and goes on writing after what was whole', async () => {
    await transferOnce('FINAL');
    const { height } = (await reopened()).head();
    appendFileSync(file, '{"block":{},"ha');
    const { chain } = await openJournal(file, genesis);
    expect(chain.head().height).toBe(height);
    chain.produceBlock();
    expect((await reopened()).head().height).toBe(height + 1);
  });

  it.each([
    ['zeros, as a power cut leaves them', Buffer.alloc(4096)],
    ['a last line that is not JSON', Buffer.from('{"block":{},"ha\u0000sh\n')],
  ])('drops %s, and tells how much it was', async (_what, tail) => {
    await transferOnce('FINAL');
    const { height } = (await reopened()).head();
    appendFileSync(file, tail);
    const { chain, droppedBytes } = await openJournal(file, genesis);
    expect([chain.head().height, droppedBytes]).toEqual([height, tail.length]);
    chain.produceBlock();
    expect((await reopened()).head().height).toBe(height + 1);
  });

  it('cuts off nothing where whole lines stand behind one that is damaged', async () => {
    await transferOnce('FINAL');
    const damaged = readFileSync(file, 'utf8').replace('{"transaction"', '{transaction"');
    writeFileSync(file, damaged);
    await expect(openJournal(file, genesis)).rejects.toThrow(/is damaged in line 2\. What stands before is whole/);
    expect(readFileSync(file, 'utf8')).toBe(damaged);
  });

  it.each([
    ['another file', 'hello\n', /cannot be used/],
    ['another file without an end of line', 'hello', /cannot be used/],
    ['another file with more than a line', 'hello\nworld', /cannot be used/],
    ['JSON of another kind', '{"a":1}\n', /does not begin with a genesis/],
  ])('refuses %s', async (_what, content, reason) => {
    writeFileSync(file, content);
    await expect(openJournal(file, genesis)).rejects.toThrow(reason);
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  it('begins anew where a kill came before the first line was whole', async () => {
    writeFileSync(file, '{"genesis":{"prot');
    expect((await openJournal(file, genesis)).isNew).toBe(true);
    expect((await openJournal(file, genesis)).isNew).toBe(false);
  });

  it('keeps the time that a jump took', async () => {
    const { chain } = await openJournal(file, genesis);
    chain.fastForward(50, 310_000_000n);
    expect(chain.head().timestamp - chain.genesis.time).toBeLessThanOrEqual(51n * 310_000_000n);
    expect((await reopened()).head()).toEqual(chain.head());
  });

  it('is not used by two processes at once', async () => {
    writeFileSync(`${file}.lock`, String(process.ppid));
    await expect(openJournal(file, genesis)).rejects.toThrow(/uses this state already/);
    expect(existsSync(file)).toBe(false);
  });

  it('takes over from a process that is gone', async () => {
    writeFileSync(`${file}.lock`, '999999999');
    const { close } = await openJournal(file, genesis);
    close();
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it('notices a line that was changed', async () => {
    await transferOnce('FINAL');
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.filter((line) => !line.startsWith('{"transaction"')).join('\n'));
    await expect(openJournal(file, genesis)).rejects.toThrow(/does not come out as it was written/);
  });
});
