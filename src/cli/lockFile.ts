import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { UsageError } from './usageError.ts';

/** Claims a file's name for this process; returns how to give it back. A claim of a process that is gone does not count. */
export function lockFile(file: string): () => void {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST')
        throw new UsageError(
          `The state cannot be kept there: ${message}. Expected a file in a folder that you may write to.`,
        );
      refuseIfHeld(file);
      rmSync(file, { force: true });
    }
  }
  throw new UsageError(`${file} could not be claimed: another process did at the same time. Try again.`);
}

function refuseIfHeld(file: string): void {
  const holder = Number(readFileSync(file, 'utf8'));
  if (!isAlive(holder)) return;
  throw new UsageError(
    `Process ${holder} uses this state already (${file} says so). Stop it first, or choose another file.`,
  );
}

function isAlive(pid: number): boolean {
  // In a container, a process often has the number that the one before it had.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
