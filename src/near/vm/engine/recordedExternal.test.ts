import { expect, it } from 'vitest';
import type { VmExternal } from '../interface.ts';
import { RecordedExternal } from './recordedExternal.ts';

it('asks the world once, and answers as it did when a call begins anew', () => {
  let ids = 0;
  const external = {
    generateDataId: () => Uint8Array.of(ids++),
    storageHasKey: () => ids > 1,
  } as unknown as VmExternal;
  const recorded = new RecordedExternal(external);
  const ask = (): unknown[] => [recorded.generateDataId(), recorded.storageHasKey(new Uint8Array())];
  const first = ask();
  recorded.rewind();
  expect(ask()).toEqual(first);
  expect(ids).toBe(1);
  expect(ask()).toEqual([Uint8Array.of(1), true]);
});
