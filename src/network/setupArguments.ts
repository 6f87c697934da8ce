import type { SetupCall } from './types.ts';

/** What a set-up call says, as JSON; its Wasm must have been fetched. */
export function setupArguments({ args, code }: Pick<SetupCall, 'args' | 'code'>): unknown {
  if (code === undefined) return args;
  if (typeof code === 'string') throw new Error(`The contract at ${code} has to be fetched before it is sent.`);
  return { ...(args as object), code: bytesToText(code) };
}

/** JSON has no bytes. */
function bytesToText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** The calls with the Wasm that some of them bring along. */
export function fetchSetup(
  calls: readonly SetupCall[],
  fetchCode: (url: string) => Promise<Uint8Array>,
): Promise<readonly SetupCall[]> {
  return Promise.all(
    calls.map(async (call) => (typeof call.code === 'string' ? { ...call, code: await fetchCode(call.code) } : call)),
  );
}
