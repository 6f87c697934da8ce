import type { HostFunctionSignatures } from '../host/hostFunctionSignatures.ts';
import type { ImportedHostFunction } from '../prepareContract.ts';
import { nameOfValue } from '../wasm/valueType.ts';

/** nearcore's text for the first import that no host function fits; nothing if all fit. */
export function findLinkError(
  imports: readonly ImportedHostFunction[],
  signatures: HostFunctionSignatures,
): string | undefined {
  for (const { name, type } of imports) {
    if (!Object.hasOwn(signatures, name)) return 'unknown or invalid import';
    const { params, results } = signatures[name]!;
    const found = describe(params, results);
    const expected = describe(names(type.params), names(type.results));
    if (found !== expected) return `types incompatible: expected type \`${expected}\`, found type \`${found}\``;
  }
  return undefined;
}

const names = (types: Uint8Array): string[] => Array.from(types, (type) => nameOfValue[type]!);

function describe(params: readonly string[], results: readonly string[]): string {
  const parts = ['func'];
  if (params.length > 0) parts.push(`(param ${params.join(' ')})`);
  if (results.length > 0) parts.push(`(result ${results.join(' ')})`);
  return `(${parts.join(' ')})`;
}
