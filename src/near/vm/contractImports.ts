import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import { preparedContract } from './contractCache.ts';

/** The host functions a contract imports: what must be loaded before it runs hangs on them. None if it cannot run. */
export function contractImports(
  code: Uint8Array,
  codeHash: Uint8Array,
  parameters: RuntimeParameters,
): readonly string[] {
  const preparation = preparedContract(code, codeHash, parameters);
  return preparation.type === 'Prepared' ? preparation.contract.imports.map(({ name }) => name) : [];
}
