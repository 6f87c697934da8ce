import { mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGenesis, createNetwork } from '../near/index.ts';
import { durably } from './durably.ts';
import { openJournal } from './journal.ts';
import { writeStateFile } from './stateFileWriter.ts';
import type { Disk } from './stateFileWriter.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscall-'));
  file = join(folder, 'state');
});
afterEach(() => rmSync(folder, { recursive: true }));

const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

/** A disk with room for so many bytes more, and what was asked of it. */
function diskWithRoom(room: number) {
  const ended: (() => void)[] = [];
  const disk: Disk = {
    write(descriptor, bytes) {
      if (room === 0) throw full;
      const written = writeSync(descriptor, bytes.subarray(0, room));
      room -= written;
      return written;
    },
    sync: () => new Promise((resolve) => ended.push(resolve)),
  };
  return { disk, ended };
}

describe('a state file', () => {
  it('waits for the disk once for all who wait at the same time', async () => {
    const { disk, ended } = diskWithRoom(1000);
    const { append, flush } = writeStateFile(file, 0, disk);
    append('1');
    const first = flush();
    append('2');
    const others = Promise.all([flush(), flush()]);
    expect(ended).toHaveLength(1);
    ended[0]!();
    await first;
    await new Promise(setImmediate);
    expect(ended).toHaveLength(2);
    ended[1]!();
    await others;
    await flush();
    expect(ended).toHaveLength(2);
  });

  it('keeps no half line when the disk is full, says so, and writes nothing after it', async () => {
    const { disk } = diskWithRoom(7);
    const { append, flush, onFailure } = writeStateFile(file, 0, disk);
    const said: string[] = [];
    onFailure(({ message }) => said.push(message));
    append('{"a":1}'.slice(0, 4));
    expect(() => append('{"b":2}')).toThrow(/cannot be written: the disk is full/);
    expect(() => append('')).toThrow(/the disk is full/);
    await expect(flush()).rejects.toThrow(/the disk is full/);
    expect(readFileSync(file, 'utf8')).toBe('{"a"\n');
    expect(said).toHaveLength(1);
  });

  it('does not acknowledge what the disk could not keep', async () => {
    const { disk } = diskWithRoom(4000);
    const journal = await openJournal(file, () => createGenesis(), {
      ...disk,
      sync: () => Promise.reject(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' })),
    });
    const network = createNetwork({ chain: journal.chain });
    const rpc = durably(network.rpc, journal);
    const { body } = await rpc.handle({
      jsonrpc: '2.0',
      id: 7,
      method: 'sandbox_fast_forward',
      params: { delta_height: 5 },
    });
    expect(body).toMatchObject({ id: 7, error: { data: expect.stringMatching(/cannot be written: EIO/) } });
    network.stop();
  });
});
