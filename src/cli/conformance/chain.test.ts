import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPostQuantum } from '../../near/primitives/signature.ts';
import { runChainVector } from './chain.ts';
import { chainVectorFiles, readChainVector } from './chainVector.ts';

const folder = fileURLToPath(new URL('../../../tests/conformance/chain/', import.meta.url));

beforeAll(loadPostQuantum);

describe('a recorded chain comes out as its node made it, down to every state root', () => {
  test.each(chainVectorFiles(folder))('%s', async (file) => {
    expect(await runChainVector(folder, readChainVector(folder, file))).toBeUndefined();
  });
});
