import { readdirSync, readFileSync } from 'node:fs';
import { base64 } from '@scure/base';
import { parseJson } from '../../near/rpc/json.ts';

/** What recorded runs hold that is worth changing. */
const vectors = new URL('../../../tests/conformance/', import.meta.url);

interface RecordedStep {
  readonly signed_transaction?: string;
  readonly request?: { readonly method: string; readonly params?: unknown };
}

function recordedSteps(): readonly RecordedStep[] {
  const names = readdirSync(new URL('chain/', vectors)).filter((name) => name.includes('--'));
  return names.flatMap((name) => {
    const text = readFileSync(new URL(`chain/${name}`, vectors), 'utf8');
    return (parseJson(text) as { readonly steps: readonly RecordedStep[] }).steps;
  });
}

/** In Borsh; the long ones, which carry contracts, left out. */
export function recordedTransactions(): readonly Uint8Array[] {
  const texts = recordedSteps().flatMap((step) => step.signed_transaction ?? []);
  return texts.filter((text) => text.length < 8000).map((text) => base64.decode(text));
}

export function recordedRequests(): readonly { readonly method: string; readonly params?: unknown }[] {
  return recordedSteps().flatMap(({ request }) => (request ? [request] : []));
}

/** The small modules of the recorded calls. */
export function recordedModules(): readonly Uint8Array[] {
  const texts = new Set<string>();
  for (const file of readdirSync(new URL('vm/', vectors)).filter((name) => name.endsWith('.jsonl'))) {
    const lines = readFileSync(new URL(`vm/${file}`, vectors), 'utf8');
    for (const [, wasm = ''] of lines.matchAll(/"wasm":"([^"]{16,4000})"/g)) texts.add(wasm);
  }
  return [...texts].map((text) => base64.decode(text));
}

/** The genesis files of the recorded chains that carry their contracts with them. */
export function recordedGenesis(): readonly unknown[] {
  const folder = new URL('chain/genesis/', vectors);
  const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  return texts.filter((text) => !text.includes('"file"')).map(parseJson);
}
