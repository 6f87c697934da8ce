import { decodePayload } from './payload.ts';
import type { TraceAction } from './trace.ts';

/** Reads an action as RPC spells it; what has no picture of its own keeps its name and its JSON. */
export function readAction(action: unknown): TraceAction {
  if (typeof action === 'string') return { type: 'Other', name: action, detail: '', deposit: 0n };
  if (typeof action !== 'object' || action === null) return { type: 'Other', name: 'Unknown', detail: '', deposit: 0n };
  const [name = 'Unknown', held] = Object.entries(action)[0] ?? [];
  const fields = (typeof held === 'object' && held !== null ? held : {}) as Record<string, unknown>;
  if (name === 'FunctionCall') {
    return {
      type: 'FunctionCall',
      methodName: String(fields['method_name']),
      args: decodePayload(String(fields['args'] ?? '')),
      gas: toBigInt(fields['gas']),
      deposit: toBigInt(fields['deposit']),
    };
  }
  if (name === 'Transfer') return { type: 'Transfer', deposit: toBigInt(fields['deposit']) };
  if (name === 'Delegate' || name === 'DelegateV2') return readDelegate(fields);
  return { type: 'Other', name, detail: JSON.stringify(held), deposit: toBigInt(fields['deposit']) };
}

/** An integer that came as a number or a decimal string; anything else is 0. */
export function toBigInt(value: unknown): bigint {
  if (typeof value === 'number' && Number.isFinite(value)) return BigInt(Math.trunc(value));
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return BigInt(value);
  return typeof value === 'bigint' ? value : 0n;
}

export function gasAttachedTo(actions: readonly TraceAction[]): bigint {
  return actions.reduce((sum, action) => {
    if (action.type === 'FunctionCall') return sum + action.gas;
    return action.type === 'Delegate' ? sum + gasAttachedTo(action.actions) : sum;
  }, 0n);
}

export function depositOf(actions: readonly TraceAction[]): bigint {
  return actions.reduce((sum, action) => sum + (action.type === 'Delegate' ? 0n : action.deposit), 0n);
}

function readDelegate(fields: Record<string, unknown>): TraceAction {
  const outer = (fields['delegate_action'] ?? {}) as Record<string, unknown>;
  const inner = (outer['V2'] ?? outer) as Record<string, unknown>;
  const actions = Array.isArray(inner['actions']) ? inner['actions'] : [];
  return {
    type: 'Delegate',
    senderId: String(inner['sender_id'] ?? '?'),
    receiverId: String(inner['receiver_id'] ?? '?'),
    actions: actions.map(readAction),
  };
}
