import { closeSync, existsSync, fdatasync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { cannotBeUsed } from './readStateFile.ts';
import { UsageError } from './usageError.ts';

/** The end of a file of lines. */
export interface StateFileWriter {
  /** Writes a line: a kill of the process leaves it whole, or the file without it. Throws once the disk has failed. */
  append(line: string): void;
  /** Waits until all lines are safe from a power cut too. Those who wait at the same time share one wait for the disk. */
  flush(): Promise<void>;
  /** Calls `listener` once if a line could not be written; nothing is written after it. */
  onFailure(listener: (error: Error) => void): void;
  close(): void;
}

/** What of the disk may fail. */
export interface Disk {
  write(descriptor: number, bytes: Uint8Array): number;
  sync(descriptor: number): Promise<void>;
}

const realDisk: Disk = {
  write: (descriptor, bytes) => writeSync(descriptor, bytes),
  sync: (descriptor) =>
    new Promise((resolve, reject) => fdatasync(descriptor, (error) => (error ? reject(error) : resolve()))),
};

/** Opens a file that is known to be ours for writing after `end`. */
function openAt(file: string, end: number): number {
  try {
    const isNew = !existsSync(file);
    const descriptor = openSync(file, 'a');
    ftruncateSync(descriptor, end);
    if (isNew) syncFolder(dirname(file));
    return descriptor;
  } catch (error) {
    throw cannotBeUsed(file, error);
  }
}

/** A new file's name is safe only with its folder. Windows keeps it by itself, and opens no folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Goes on with a file after its last whole line, or makes it. What stands behind is cut off. */
export function writeStateFile(file: string, start: number, disk: Disk = realDisk): StateFileWriter {
  const descriptor = openAt(file, start);
  let end = start;
  let safe = start;
  let failure: Error | undefined;
  let syncing: Promise<void> | undefined;
  const listeners: ((error: Error) => void)[] = [];

  const fail = (error: unknown): Error => {
    if (failure) return failure;
    failure = cannotBeWritten(file, error);
    for (const listener of listeners) listener(failure);
    return failure;
  };
  const sync = async (): Promise<void> => {
    const until = end;
    try {
      await disk.sync(descriptor);
      safe = until;
    } catch (error) {
      throw fail(error);
    } finally {
      syncing = undefined;
    }
  };

  return {
    append(line: string): void {
      if (failure) throw failure;
      const bytes = Buffer.from(`${line}\n`);
      try {
        for (let at = 0; at < bytes.length;) {
          const written = disk.write(descriptor, bytes.subarray(at));
          if (written === 0) throw new Error('nothing more could be written');
          at += written;
        }
        end += bytes.length;
      } catch (error) {
        cutAt(descriptor, end);
        throw fail(error);
      }
    },
    async flush(): Promise<void> {
      const wanted = end;
      while (safe < wanted && !failure) await (syncing ??= sync());
      if (failure) throw failure;
    },
    onFailure(listener: (error: Error) => void): void {
      if (failure) listener(failure);
      else listeners.push(listener);
    },
    close(): void {
      if (!failure) fsyncSync(descriptor);
      closeSync(descriptor);
    },
  };
}

/** Takes back half a line. Where even that fails, whoever opens the file next drops it. */
function cutAt(descriptor: number, end: number): void {
  try {
    ftruncateSync(descriptor, end);
  } catch {
    return;
  }
}

function cannotBeWritten(file: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : message;
  return new UsageError(
    `The state file ${file} cannot be written: ${reason}. All that was answered until now is in it; make room and start the network again.`,
  );
}
