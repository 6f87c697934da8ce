import { readFile } from 'node:fs/promises';
import { compileContract } from '../compiler/compileContract.ts';
import { loadContractTools } from '../compiler/loadContractTools.ts';
import type { ContractTools } from '../compiler/types.ts';

let tools: Promise<ContractTools> | undefined;

/** The compiler of TypeScript contracts, read from the disk once. */
export function nodeContractTools(): Promise<ContractTools> {
  tools ??= loadContractTools(
    async (name) => new Uint8Array(await readFile(new URL(`../../public/compiler/${name}`, import.meta.url))),
  );
  return tools;
}

/** Compiles a contract that is known to compile. Throws the compiler's message otherwise, with its line. */
export async function compileInNode(source: string, fileName = 'contract.ts'): Promise<Uint8Array> {
  const result = compileContract(await nodeContractTools(), source, fileName);
  if (result.ok) return result.wasm;
  const { at, message } = result.error;
  throw new Error(at ? `${message} (${at.line}:${at.column})` : message);
}
