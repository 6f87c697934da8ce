import { afterAll, describe } from 'vitest';
import { remove, temporaryFolder, useStandIn } from './standIn.ts';

// What F2 quotes: a test as anybody would write it, who has set NEAR_SANDBOX_BIN_PATH.
describe.skipIf(process.platform === 'win32')('the lesson’s example with near-workspaces', async () => {
  const folder = temporaryFolder();
  useStandIn(folder);
  await import('../../content/lessons/testing-cross-contract-calls/examples/workspaces.spec.ts');
  afterAll(() => remove(folder));
});
