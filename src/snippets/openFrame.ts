import type { FrameMessage, KillMessage, StartMessage } from './protocol.ts';

/** Where snippets run: a thing that can be given a snippet with its port, and that can be made to forget it at once. */
export interface SnippetHost {
  /** `onBroken` is told why, should the worker itself fail. */
  start(message: StartMessage, port: MessagePort, onBroken: (reason: string) => void): void;
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

  let onBroken: (reason: string) => void = () => {};
  const ready = new Promise<void>((resolve) => {
    window.addEventListener('message', ({ source, data }: MessageEvent<FrameMessage>) => {
      if (source === null || source !== frame.contentWindow) return;
      if (data?.type === 'ready') resolve();
      if (data?.type === 'broken') onBroken(String(data.reason));
    });
  });
  document.body.append(frame);

  const post = (message: StartMessage | KillMessage, transfer: Transferable[] = []): void =>
    frame.contentWindow?.postMessage(message, '*', transfer);
  return {
    start(message, port, listener) {
      onBroken = listener;
      void ready.then(() => post(message, [port]));
    },
    kill: () => post({ type: 'kill' }),
    close: () => frame.remove(),
  };
}
