import type { Door } from './invariant.ts';

/** Every way in by which bytes of strangers come. */
export const doors: Readonly<Record<string, Door>> = {
  wasm: { summary: 'the code of contracts', open: async () => (await import('./wasm.ts')).wasmInvariants() },
  borsh: {
    summary: 'transactions and receipts as bytes',
    open: async () => (await import('./borsh.ts')).borshInvariants(),
  },
  keys: { summary: 'keys, signatures and account ids', open: async () => (await import('./keys.ts')).keyInvariants() },
  transactions: {
    summary: 'mixes of transactions, good and bad',
    open: async () => (await import('./transactions.ts')).transactionInvariants(),
  },
  rpc: { summary: 'requests to the RPC', open: async () => (await import('./rpc.ts')).rpcInvariants() },
  files: { summary: 'genesis files and kept states', open: async () => (await import('./files.ts')).fileInvariants() },
};
