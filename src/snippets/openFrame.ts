import type { FrameMessage, KillMessage, StartMessage } from './protocol.ts';

/** Where snippets run: a thing that can be given a snippet with its port, and that can be made to forget it at once. */
export interface SnippetHost {
  start(message: StartMessage, port: MessagePort): Promise<void>;
  /** Ends whatever runs, a loop too, without asking it. */
  kill(): void;
  close(): void;
}

/**
 * Opens the hidden frame in which snippets run: sandboxed, so its origin is opaque and the page, its storage and its
 * cookies are another world; and with a policy of its own, in which no address can be reached.
 */
export function openFrame(url: string): SnippetHost {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.title = 'Where snippets run';
  frame.src = url;

  const ready = new Promise<void>((resolve, reject) => {
    window.addEventListener('message', ({ source, data }: MessageEvent<FrameMessage>) => {
      if (source !== frame.contentWindow || source === null) return;
      if (data?.type === 'ready') resolve();
      if (data?.type === 'broken') reject(new Error(String(data.reason)));
    });
    frame.addEventListener('error', () => reject(new Error(`The frame for snippets did not load from ${url}. Reload the page to try again.`)));
  });
  document.body.append(frame);

  const post = (message: StartMessage | KillMessage, transfer: Transferable[] = []): void => frame.contentWindow?.postMessage(message, '*', transfer);
  return {
    async start(message, port) {
      await ready;
      post(message, [port]);
    },
    kill: () => post({ type: 'kill' }),
    close: () => frame.remove(),
  };
}
