import binaryen from 'binaryen';

/** Turns the fields of a module, as text, into Wasm. */
export function assemble(fields: string): Uint8Array {
  const module = binaryen.parseText(`(module ${fields})`);
  module.setFeatures(binaryen.Features.BulkMemory);
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}
