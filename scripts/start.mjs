import { join } from 'node:path';
import { root, setUp } from './setup.mjs';
import { buildIfStale } from './site/build-site.mjs';
import { serve } from './site/serve.mjs';

const WANTED = 4321;
const TRIES = 10;

await setUp();
console.log('Building the course…');
try {
  await buildIfStale();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const site = await serveOnFreePort();
console.log(`\nCrosscall is at ${site.url}\nPress Ctrl+C to stop.`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => void site.close().then(() => process.exit(0)));
}

/** Serves at the wanted port, or at the next free one, and says so. */
async function serveOnFreePort() {
  const wanted = Number(process.env.PORT ?? WANTED);
  for (let port = wanted; port < wanted + TRIES; port += 1) {
    try {
      return await serve({ root: join(root, 'dist'), base: process.env.CROSSCALL_BASE ?? '/', port });
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
      console.log(`Port ${port} is taken by another program; trying ${port + 1}.`);
    }
  }
  console.error(
    `Ports ${wanted} to ${wanted + TRIES - 1} are all taken. Stop what uses them, or choose one: PORT=8080 npm start`,
  );
  process.exit(1);
}
