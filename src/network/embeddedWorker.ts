import type { Port } from './portProtocol.ts';
import { serveEmbedded } from './serveEmbedded.ts';

/** The Web Worker in which a page's own network runs. */
serveEmbedded(globalThis as unknown as Port, { fetchCode });

async function fetchCode(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(
      `The contract at ${url} could not be loaded: HTTP ${response.status}. Reload the page to try again.`,
    );
  return new Uint8Array(await response.arrayBuffer());
}
