/** Node runs the project's TypeScript as it stands, from 22.18 on; an older one is told so. */
export function needNode(command) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  console.error(`${command} needs Node 22.18 or newer, and this is ${process.versions.node}. From a clone, npm run network brings its own.`);
  process.exit(1);
}
