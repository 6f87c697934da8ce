// Checks what no test of the code would see. Plain Node, nothing installed yet.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

const MOST_BYTES = 3_000_000;
const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
const troubles = [];

// A lockfile that names no host installs from whichever registry the reader uses; integrity makes it the same package.
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '' || entry.link) continue;
  if (entry.resolved)
    troubles.push(
      `package-lock.json: ${path} names a host (${entry.resolved}). \`npm config set omit-lockfile-registry-resolved true\` and install again.`,
    );
  if (!entry.integrity) troubles.push(`package-lock.json: ${path} has no integrity hash.`);
}

const machinePath = /(?:^|[\s"'`(=])(?:\/(?:home|root|Users)\/[\w.-]+|[A-Z]:\\Users\\)/;
for (const file of files) {
  if (/\.(?:wasm|png|woff2|ico)$/.test(file)) continue;
  const size = statSync(file).size;
  if (size > MOST_BYTES) troubles.push(`${file} has ${size} bytes; is it meant to be in the repository?`);
  const text = readFileSync(file, 'utf8');
  if (/^(?:<{7} |>{7} )/m.test(text)) troubles.push(`${file} holds the marks of an unfinished merge.`);
  if (machinePath.test(text))
    troubles.push(`${file} names a path of somebody's machine: ${machinePath.exec(text)?.[0].trim()}`);
}

if (troubles.length > 0) {
  console.error(troubles.join('\n'));
  process.exit(1);
}
console.log(`${files.length} files: no hosts in the lockfile, no machine paths, nothing oversized.`);
