import { compileContract } from '../../compiler/compileContract.ts';
import { loadContractTools } from '../../compiler/loadContractTools.ts';
import type { ContractResult, ContractTools } from '../../compiler/types.ts';

const loaded = new Map<string, Promise<ContractTools>>();

/** Loads the compiler, once. @param url its folder, ending in a slash */
export function loadTools(url: string): Promise<ContractTools> {
  const tools = loaded.get(url) ?? loadContractTools((name) => fetchFile(url + name));
  loaded.set(url, tools);
  // The next try asks again.
  tools.catch(() => loaded.delete(url));
  return tools;
}

async function fetchFile(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be loaded: HTTP ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

export interface ContractBuild {
  readonly result: ContractResult;
  /** How long the compiler took, loading it apart. */
  readonly milliseconds: number;
}

/** Compiles a contract in this page. @param toolsUrl the folder with the compiler, ending in a slash */
export async function buildContract(toolsUrl: string, source: string, fileName: string): Promise<ContractBuild> {
  const tools = await loadTools(toolsUrl);
  const begun = performance.now();
  const result = compileContract(tools, source, fileName);
  return { result, milliseconds: performance.now() - begun };
}
