import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createChain } from '../../near/chain/createChain.ts';
import { createGenesis } from '../../near/index.ts';
import { genesisFromJson } from '../../near/rpc/genesisJson.ts';
import { parseJson, stringifyJson } from '../../near/rpc/json.ts';
import type { Json } from '../../near/rpc/json.ts';
import { RpcError } from '../../near/rpc/rpcError.ts';
import { NEAR, runUntilQuiet, submit } from '../bench/ownChain.ts';
import { openJournal } from '../journal.ts';
import { UsageError } from '../usageError.ts';
import { changeJson } from './changeJson.ts';
import { check } from './invariant.ts';
import type { Invariant } from './invariant.ts';
import { mutate } from './mutate.ts';
import { recordedGenesis } from './recordings.ts';
import { tapes } from './tape.ts';
import { keyOf } from './randomTransaction.ts';

/** Genesis files and kept states that somebody wrote, or a kill cut short. */
export async function fileInvariants(): Promise<readonly Invariant[]> {
  const genesis = recordedGenesis();
  const folder = mkdtempSync(join(tmpdir(), 'crosscall-fuzz-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const whole = await keptState(join(folder, 'whole.state'));
  const file = join(folder, 'changed.state');
  return [
    {
      name: 'a genesis with some values changed is one, or is refused in words',
      runs: 60,
      property: fc.property(tapes(64), (tape) => {
        const changed = changeJson(tape.pick(genesis) as Json, tape, 40);
        orRefused(() => createChain(genesisFromJson(changed)).produceBlock());
      }),
    },
    {
      name: 'a kept state with some bytes changed opens, or is refused in words',
      runs: 60,
      property: fc.asyncProperty(tapes(24), async (tape) => {
        writeFileSync(file, mutate(whole, tape, 0));
        await open(file);
      }),
    },
    {
      name: 'a kept state with some values of a line changed opens, or is refused in words',
      runs: 60,
      property: fc.asyncProperty(tapes(48), async (tape) => {
        const lines = new TextDecoder().decode(whole).split('\n');
        const at = tape.below(lines.length - 1);
        lines[at] = stringifyJson(changeJson(parseJson(lines[at]!) as Json, tape, at === 0 ? 40 : 4));
        writeFileSync(file, lines.join('\n'));
        await open(file);
      }),
    },
    {
      name: 'a kept state that ends early opens with what was whole',
      runs: 30,
      property: fc.asyncProperty(fc.nat(whole.length), async (length) => {
        writeFileSync(file, whole.subarray(0, length));
        check(await open(file), () => `Cut after ${length} of ${whole.length} bytes it does not open`);
      }),
    },
  ];
}

/** The bytes of a state with a few transactions. */
async function keptState(path: string): Promise<Uint8Array> {
  const genesis = () =>
    createGenesis({ accounts: [{ id: 'alice.test', balance: 100n * NEAR, publicKey: keyOf(0).publicKey }] });
  const { chain, close } = await openJournal(path, genesis);
  for (const nonce of [1n, 2n, 3n]) {
    submit(chain, nonce, 'new.alice.test', [{ type: 'CreateAccount' }, { type: 'Transfer', deposit: NEAR }]);
    runUntilQuiet(chain);
  }
  close();
  return new Uint8Array(readFileSync(path));
}

/** Whether it opened; throws unless it was refused in words. */
async function open(file: string): Promise<boolean> {
  try {
    (await openJournal(file, () => createGenesis())).close();
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

function orRefused(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!isInWords(error)) throw error;
  }
}

/** Whether an error was written for a reader: ours say what was expected, the language's own have a class of theirs. */
function isInWords(error: unknown): boolean {
  return (
    error instanceof RpcError ||
    (error instanceof Error && error.constructor === Error && /expected/i.test(error.message))
  );
}
