import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The rooms of `src/` from the ground up: a room imports only from itself and from rooms above it in this list. */
export const rooms = [
  'near/primitives',
  'near/parameters',
  'near/state',
  'near/vm',
  'near/runtime',
  'near/chain',
  'near/rpc',
  'near',
  'network',
  'trace',
  'picture',
  'testing',
  'compiler',
  'lesson',
  'snippets',
  'course',
  'islands',
  'components',
  'pages',
  'cli',
];

/** Packages that `near/` may use: hashes, curves and encodings, nothing else. */
const nearPackages = /^@(?:noble|scure)\//;

/** Finds the room that a file belongs to; undefined for what stands outside the rooms (`site.config.ts`, styles, tests). */
export function roomOf(file) {
  const path = relative(resolve(root, 'src'), file).split(sep).join('/');
  if (path.startsWith('..')) return undefined;
  return rooms
    .filter((room) => path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)
    .at(0);
}

/** Judges one import; undefined when it is in order. */
export function judgeImport(file, source, isTest) {
  const room = roomOf(file);
  if (room === undefined) return undefined;
  const inNear = room === 'near' || room.startsWith('near/');
  // Nothing is built on a test: it may bring a lesson's world along. near/'s own tests stay within near/.
  if (isTest && !inNear) return undefined;
  if (!source.startsWith('.')) {
    if (!inNear || isTest || nearPackages.test(source)) return undefined;
    return `near/ stands alone: it imports @noble and @scure packages only, not ${source}.`;
  }
  const target = roomOf(resolve(dirname(file), source));
  if (target === undefined) {
    if (!inNear || isTest) return undefined;
    return `near/ stands alone: it imports nothing from outside near/, not ${source}.`;
  }
  if (rooms.indexOf(target) <= rooms.indexOf(room)) return undefined;
  return `The room ${room} stands below ${target} and must not import from it (scripts/lint/rooms.mjs has the order).`;
}

/** An ESLint rule: imports follow the order of the rooms. */
export const roomsRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = context.filename;
    const isTest = /\.test\.tsx?$/.test(file);
    const check = (node) => {
      if (typeof node?.value !== 'string') return;
      const message = judgeImport(file, node.value, isTest);
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
    };
  },
};
