import { rustTests } from './rust-tests.mjs';
import { setUp } from './setup.mjs';

await setUp();
const { skipped, failed } = await rustTests({ show: true });
if (skipped !== undefined) console.log(`Skipped, not tested: ${skipped}.`);
process.exit(failed > 0 ? 1 : 0);
