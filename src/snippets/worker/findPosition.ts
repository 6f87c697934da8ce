import type { Position } from '../protocol.ts';

/**
 * Finds the reader's own line in a stack: the first frame whose file is one of `files` (the module's blob address, or
 * its name where the engine uses that). Chromium, Firefox and Safari all write a frame's place as `file:line:column`.
 */
export function findPosition(stack: unknown, files: readonly string[]): Position | null {
  if (typeof stack !== 'string') return null;
  for (const frame of stack.split('\n')) {
    for (const file of files) {
      const start = frame.indexOf(`${file}:`);
      if (start < 0) continue;
      const place = /^:(\d+):(\d+)/.exec(frame.slice(start + file.length));
      if (place) return { line: Number(place[1]), column: Number(place[2]) };
    }
  }
  return null;
}
