import { buildSite } from './site/build-site.mjs';
import { setUp } from './setup.mjs';

await setUp();
try {
  await buildSite();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
console.log('Built into dist/. `npm start` serves it.');
