import type { ModuleImport, Position, StartMessage } from '../protocol.ts';

/** The modules that a snippet can import, by name: what each exports. */
export type Modules = Readonly<Record<string, object>>;

/** A name that its module does not export, found before the engine says so without a place. */
export class MissingExport extends Error {
  override readonly name = 'ImportError';
  readonly at: Position;

  constructor(message: string, at: Position) {
    super(message);
    this.at = at;
  }
}

const toBlobUrl = (code: string): string => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));

const registry = Symbol.for('crosscall.modules');

/** A module that re-exports, by name, what this worker already holds: one copy of each class for lesson and snippet. */
function reexport(specifier: string): string {
  const modules = (globalThis as unknown as Record<symbol, Modules>)[registry]!;
  const names = Object.keys(modules[specifier]!).filter((name) => name !== 'default');
  const held = `globalThis[Symbol.for('crosscall.modules')][${JSON.stringify(specifier)}]`;
  return toBlobUrl(`export const { ${names.join(', ')} } = ${held};`);
}

function similar(name: string, names: readonly string[]): string {
  const close = names.find((other) => other.toLowerCase() === name.toLowerCase());
  return close ? ` Did you mean ${close}?` : '';
}

function checkNames({ specifier, names }: ModuleImport, exports: object): void {
  for (const { name, at } of names) {
    if (name === 'default' || Object.hasOwn(exports, name)) continue;
    throw new MissingExport(`“${specifier}” exports nothing called ${name}.${similar(name, Object.keys(exports))}`, at);
  }
}

/**
 * Makes the snippet a module that can be imported; lines stay where they are. Its own imports are linked to `modules`
 * by way of the global object: a worker in an opaque origin cannot be a module whose address another could import.
 */
export function snippetToModule({ code, imports, fileName }: StartMessage, modules: Modules): string {
  Object.defineProperty(globalThis, registry, { value: modules });
  const urls = new Map<string, string>();
  let linked = code;
  // From the end, so that earlier places stay true.
  for (const one of imports.toSorted((a, b) => b.start - a.start)) {
    const exports = modules[one.specifier];
    if (!exports) throw new Error(`There is no module “${one.specifier}” here.`);
    checkNames(one, exports);
    const url = urls.get(one.specifier) ?? reexport(one.specifier);
    urls.set(one.specifier, url);
    linked = linked.slice(0, one.start) + url + linked.slice(one.end);
  }
  return toBlobUrl(`${linked}\n//# sourceURL=${fileName}`);
}
