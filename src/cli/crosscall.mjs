#!/usr/bin/env node
import { needNode } from './needNode.mjs';

needNode('crosscall');
const { runCommand } = await import('./commands.ts');
await runCommand(process.argv.slice(2));
