import type { ContractTools, Sdk } from './types.ts';

/** Gives a file of `public/compiler/`: by URL in a page, from the disk in Node. */
export type LoadFile = (name: string) => Promise<Uint8Array<ArrayBuffer>>;

/** Loads the engine, the compiler and near-sdk-js. */
export async function loadContractTools(loadFile: LoadFile): Promise<ContractTools> {
  const [engine, compiler, sdk] = await Promise.all([
    loadFile('engine.wasm'),
    loadFile('compiler.wasm').then((bytes) => WebAssembly.compile(bytes)),
    loadFile('sdk.json').then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Sdk),
  ]);
  return { engine, compiler, sdk };
}
