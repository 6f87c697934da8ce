import { useMemo } from 'preact/hooks';
import type { CourseContract } from '../../course/play/courseContracts.ts';
import { findProblems, playAccountIds, playGenesis } from '../../course/play/playWorld.ts';
import type { PlayContract, PlayProblem, PlayWorld } from '../../course/play/playWorld.ts';
import type { LessonGenesis } from '../../network/types.ts';
import type { WasmFiles } from './useWasmFiles.ts';

/** What a world comes to: a network that can be started, or what is wrong with it. */
export interface PlayNetwork {
  readonly problems: readonly PlayProblem[];
  readonly ready: boolean;
  /** The same object for the same world: what ran on its network stays. Empty while it is not ready. */
  readonly genesis: LessonGenesis;
  readonly accounts: Readonly<Record<string, string>>;
}

/** About what a contract compiled from TypeScript has, in bytes: most of it is the engine. */
const WRITTEN_SIZE = 530_000;

const nobody: LessonGenesis = { accounts: [] };

/** Makes of a world what experiments run on. */
export function usePlayNetwork(
  world: PlayWorld,
  wasm: WasmFiles,
  contracts: readonly CourseContract[],
  contractsUrl: string,
): PlayNetwork {
  function sizeOf(contract: PlayContract): number | null {
    switch (contract.type) {
      case 'Course':
        return contracts.find(({ name }) => name === contract.name)?.size ?? null;
      case 'File':
        return wasm.files.get(contract.hash)?.bytes.length ?? (wasm.loaded ? null : contract.size);
      case 'Written':
        return WRITTEN_SIZE;
      default:
        return contract satisfies never;
    }
  }

  function wasmOf(contract: PlayContract): string | Uint8Array {
    if (contract.type === 'Course') return `${contractsUrl}${contract.name}.wasm`;
    const file = contract.type === 'File' ? wasm.files.get(contract.hash) : undefined;
    // The one that is written here is compiled when it runs, and takes this one's place.
    return file?.bytes ?? new Uint8Array();
  }

  const problems = findProblems(world, sizeOf);
  const ready = problems.length === 0 && wasm.loaded && world.accounts.length > 0;
  const made = ready ? JSON.stringify(playGenesis(world, (contract) => JSON.stringify(contract))) : '';
  const genesis = useMemo(() => (ready ? playGenesis(world, wasmOf) : nobody), [made]);
  const names = JSON.stringify(playAccountIds(world));
  const accounts = useMemo(() => playAccountIds(world), [names]);
  return { problems, ready, genesis, accounts };
}
