import type { FrameMessage, KillMessage, StartMessage } from '../protocol.ts';

// The whole script of the frame: an opaque origin whose one duty is to keep a worker ready, give it the port that
// comes with a snippet, and kill it when the page says so.

const source = JSON.parse(document.getElementById('worker')!.textContent!) as string;
const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));

function tell(message: FrameMessage): void {
  window.parent.postMessage(message, '*');
}

function makeWorker(): Worker {
  const made = new Worker(url);
  made.addEventListener('error', ({ message }) => {
    tell({ type: 'broken', reason: message || 'Its worker did not start.' });
  });
  return made;
}

function serve(): void {
  let worker = makeWorker();
  window.addEventListener('message', ({ source: from, data, ports }: MessageEvent<StartMessage | KillMessage>) => {
    if (from !== window.parent) return;
    if (data.type === 'kill') {
      worker.terminate();
      worker = makeWorker();
      return;
    }
    worker.postMessage(data, [...ports]);
  });
  tell({ type: 'ready' });
}

// Framed without the sandbox, by whomever, this page would run a stranger's code in the origin of the course.
if (window.origin === 'null') serve();
else tell({ type: 'broken', reason: 'Its frame is not sandboxed.' });
