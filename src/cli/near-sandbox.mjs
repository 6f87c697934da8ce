#!/usr/bin/env node
// Stands in for nearcore's near-sandbox. Clients of it start this file through the launcher that `crosscall sandbox` writes.
import { needNode } from './needNode.mjs';

needNode('near-sandbox');
// Asked before each start, so answered without loading the network.
if (process.argv[2] === '--version') {
  console.log('near-sandbox, played by crosscall');
} else {
  const { sandbox } = await import('./sandbox.ts');
  await sandbox(process.argv.slice(2));
}
