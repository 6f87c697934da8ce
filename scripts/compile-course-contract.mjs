// Compiles a contract of the course from its TypeScript, as a page would.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileContract } from '../src/compiler/compileContract.ts';
import { loadContractTools } from '../src/compiler/loadContractTools.ts';
import { root } from './setup.mjs';

export async function compileCourseContract(name) {
  const tools = await loadContractTools(
    async (file) => new Uint8Array(await readFile(join(root, 'public', 'compiler', file))),
  );
  const source = readFileSync(join(root, 'contracts', name, 'src', 'contract.ts'), 'utf8').replaceAll('\r\n', '\n');
  const result = compileContract(tools, source, `${name}.ts`);
  if (result.ok) return result.wasm;
  const { message, at } = result.error;
  throw new Error(`contracts/${name}/src/contract.ts${at ? `:${at.line}:${at.column}` : ''}: ${message}`);
}
