import { buildSite } from './site/build-site.mjs';
import { setUp } from './setup.mjs';

await setUp();
await buildSite();
console.log('Built into dist/. `npm start` serves it.');
