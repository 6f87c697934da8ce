import { isRecord } from '../network/portProtocol.ts';

/** What a JSON-RPC request waits for: nothing, that its transaction stands in a block, or that it has run. */
export type Wait = 'Nothing' | 'Inclusion' | 'Execution';

/** The methods that may wait, with the level that they take if none is asked for. */
const levels: Readonly<Record<string, string>> = {
  send_tx: 'EXECUTED_OPTIMISTIC',
  broadcast_tx_commit: 'EXECUTED_OPTIMISTIC',
  tx: 'EXECUTED_OPTIMISTIC',
  EXPERIMENTAL_tx_status: 'EXECUTED_OPTIMISTIC',
};

/** Reads what a request waits for. @param body JSON text */
export function waitsFor(body: string | null): Wait {
  const { method, params } = parse(body ?? '');
  const standard = levels[String(method)];
  if (standard === undefined) return 'Nothing';
  const asked = isRecord(params) ? params['wait_until'] : undefined;
  const level = typeof asked === 'string' ? asked : standard;
  if (level === 'NONE') return 'Nothing';
  return level.startsWith('INCLUDED') ? 'Inclusion' : 'Execution';
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
