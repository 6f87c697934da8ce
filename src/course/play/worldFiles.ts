import type { PlayContract, PlayWorld } from './playWorld.ts';

/** The reader's own contracts in a world, each once. */
export function filesOf(world: PlayWorld): Extract<PlayContract, { type: 'File' }>[] {
  const files = new Map(
    world.accounts.flatMap(({ contract }) => (contract?.type === 'File' ? [[contract.hash, contract] as const] : [])),
  );
  return [...files.values()];
}
