import { compileContract } from '../../src/compiler/compileContract.ts';
import { loadContractTools } from '../../src/compiler/loadContractTools.ts';

/** Compiles a contract with the files that the site serves; gives the hash of its Wasm. */
export async function compileInPage(source: string, fileName: string): Promise<string> {
  const loadFile = async (name: string) => new Uint8Array(await (await fetch(`/compiler/${name}`)).arrayBuffer());
  const result = compileContract(await loadContractTools(loadFile), source, fileName);
  if (!result.ok) return result.error.message;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', result.wasm));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
