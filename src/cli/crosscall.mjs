#!/usr/bin/env node
// Node runs the project's TypeScript as it stands, from 22.18 on.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`crosscall needs Node 22.18 or newer, and this is ${process.versions.node}. From a clone, npm run network brings its own.`);
  process.exit(1);
}
const { runCommand } = await import('./commands.ts');
await runCommand(process.argv.slice(2));
