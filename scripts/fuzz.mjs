import { setUp } from './setup.mjs';

await setUp();
await import('../src/cli/fuzz.ts');
