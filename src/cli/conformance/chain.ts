import { base58 } from '@scure/base';
import { loadPostQuantum } from '../../near/primitives/signature.ts';
import { txStatusView } from '../../near/rpc/views/txStatusView.ts';
import { compareBlock } from './compareBlock.ts';
import { compareRequests } from './compareRequests.ts';
import { chainVectorFiles, readChainVector, readGenesis, type ChainStep, type ChainVector } from './chainVector.ts';
import { firstDifference, type Difference, type FieldDifference, type ThemeResult } from './difference.ts';
import { asRecorded, shortenLongTexts } from './recordedJson.ts';
import { replayChain, type Replay } from './replayChain.ts';

/** Replays every vector of a folder, and groups them by theme. */
export async function runChainFolder(folder: string): Promise<ThemeResult[]> {
  await loadPostQuantum();
  const themes = new Map<string, { total: number; differing: Difference[] }>();
  for (const file of chainVectorFiles(folder)) {
    const vector = vectorOrFault(folder, file);
    const { theme: themeName, name } = { theme: 'not a vector', name: file, ...vector };
    const theme = themes.get(themeName) ?? { total: 0, differing: [] };
    themes.set(themeName, theme);
    theme.total += 1;
    const difference = 'field' in vector ? vector : await runChainVector(folder, vector);
    if (difference !== undefined) theme.differing.push({ file, name, ...difference });
  }
  return [...themes].map(([theme, result]) => ({ theme, ...result }));
}

function vectorOrFault(folder: string, file: string): ChainVector | FieldDifference {
  try {
    return readChainVector(folder, file);
  } catch (error) {
    return { field: '(file)', expected: 'a vector as JSON', got: (error as Error).message };
  }
}

/** The first thing in which the replayed chain differs from the recorded one. `loadPostQuantum` must have been awaited. */
export async function runChainVector(folder: string, vector: ChainVector): Promise<FieldDifference | undefined> {
  try {
    const replay = replayChain(vector, readGenesis(folder, vector));
    return (
      compareGenesis(vector, replay) ??
      compareBlocks(vector, replay) ??
      compareTransactions(vector, replay) ??
      (await compareRequests(vector, replay))
    );
  } catch (error) {
    return { field: '(run)', expected: 'a chain', got: error instanceof Error ? error.stack : String(error) };
  }
}

function compareGenesis({ chain: recorded }: ChainVector, { chain }: Replay): FieldDifference | undefined {
  const expected = recorded.genesis_state_root;
  const roots = chain.genesisBlock().chunks.map(({ stateRoot }) => base58.encode(stateRoot));
  return expected === undefined ? undefined : firstDifference([expected].flat(), roots, 'genesis state root');
}

function compareBlocks({ blocks }: ChainVector, { chain }: Replay): FieldDifference | undefined {
  let before = chain.genesisBlock().chunks;
  for (const recorded of blocks.slice(1)) {
    const block = chain.blockByHeight(recorded.height);
    if (block === undefined) return { field: `block ${recorded.height}`, expected: 'a block', got: 'none' };
    const difference = compareBlock(recorded, block, before);
    if (difference !== undefined) return difference;
    before = block.chunks.map((chunk, index) => (chunk.missing ? (before[index] ?? chunk) : chunk));
  }
  return undefined;
}

function compareTransactions({ steps }: ChainVector, replay: Replay): FieldDifference | undefined {
  for (const step of steps) {
    if (step.kind !== 'transaction' || !isStatus(step.result)) continue;
    const difference = compareTransaction(step, replay);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** A request that timed out is recorded with its error instead. */
const isStatus = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'transaction_outcome' in result;

function compareTransaction(
  { label, tx_hash: hash, result }: ChainStep,
  { chain }: Replay,
): FieldDifference | undefined {
  const view = txStatusView(chain, base58.decode(hash ?? ''));
  return firstDifference(result, shortenLongTexts(asRecorded(view), result), `transaction "${label}"`);
}
