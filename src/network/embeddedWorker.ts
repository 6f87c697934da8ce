import { startWorker } from './startWorker.ts';

/** The Web Worker in which a page's own network runs. */
startWorker(async () => {
  const { receiveEmbedded } = await import('./serveEmbedded.ts');
  return receiveEmbedded((message) => postMessage(message), { fetchCode });
});

async function fetchCode(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(
      `The contract at ${url} could not be loaded: HTTP ${response.status}. Reload the page to try again.`,
    );
  return new Uint8Array(await response.arrayBuffer());
}
