import { setUp } from './setup.mjs';

await setUp();
process.argv.splice(2, 0, 'sandbox');
await import('../src/cli/crosscall.mjs');
