import type { FrameMessage, KillMessage, StartMessage } from './protocol.ts';

/** Where snippets run: a thing that can be given a snippet with its port, and that can be made to forget it at once. */
export interface SnippetHost {
  /** `onBroken` is told why, should the worker itself fail. */
  start(message: StartMessage, port: MessagePort, onBroken: (reason: string) => void): void;
  /** Ends whatever runs, a loop too, without asking it. */
  kill(): void;
  close(): void;
}

interface Frame extends SnippetHost {
  /** It has loaded, and nothing in it has failed. */
  readonly sound: boolean;
}

/** Frames that nobody uses any more, by their address: whoever wants one next need not load it. */
const idle = new Map<string, Frame[]>();

/** Gives a frame in which snippets run, to one user at a time. Once closed it goes to the next: what a snippet did died with its worker. */
export function openFrame(url: string): SnippetHost {
  const left = idle.get(url) ?? [];
  idle.set(url, left);
  const frame = left.pop() ?? createFrame(url);
  let open = true;
  let used = false;
  const kill = (): void => {
    // A worker that has been given nothing is fresh: the next may have it.
    if (used) frame.kill();
    used = false;
  };
  return {
    start(...run) {
      if (!open) return;
      used = true;
      frame.start(...run);
    },
    kill,
    close() {
      if (!open) return;
      kill();
      open = false;
      if (frame.sound) left.push(frame);
      else frame.close();
    },
  };
}

/**
 * Makes the hidden frame in which snippets run: sandboxed, so its origin is opaque and the page, its storage and its
 * cookies are another world; and with a policy of its own, in which no address can be reached.
 */
function createFrame(url: string): Frame {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.title = 'Where snippets run';
  frame.src = url;

  let onBroken: (reason: string) => void = () => {};
  let sound = false;
  const ready = new Promise<void>((resolve) => {
    window.addEventListener('message', ({ source, data }: MessageEvent<FrameMessage>) => {
      if (source === null || source !== frame.contentWindow) return;
      sound = data?.type === 'ready';
      if (data?.type === 'ready') resolve();
      if (data?.type === 'broken') onBroken(String(data.reason));
    });
  });
  document.body.append(frame);

  const post = (message: StartMessage | KillMessage, transfer: Transferable[] = []): void =>
    frame.contentWindow?.postMessage(message, '*', transfer);
  return {
    get sound() {
      return sound;
    },
    start(message, port, listener) {
      onBroken = listener;
      void ready.then(() => post(message, [port]));
    },
    kill: () => post({ type: 'kill' }),
    close: () => frame.remove(),
  };
}
