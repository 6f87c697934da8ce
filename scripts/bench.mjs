import { setUp } from './setup.mjs';

await setUp();
await import('../src/cli/bench.ts');
