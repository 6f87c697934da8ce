import type { ImportDeclaration, Program } from 'acorn';
import { ContractFault, placeAt } from './contractFault.ts';
import type { Sdk } from './types.ts';

export interface ResolvedContract {
  readonly code: string;
  /** The files of near-sdk-js that the code names, and theirs, each after those it imports. */
  readonly files: readonly string[];
}

/** The file of our own that applies decorators and calls methods. */
const bindgen = 'near-sdk-js/bindgen';

/**
 * Turns imports from near-sdk-js into imports from the files that hold what is meant, so that a contract carries only those.
 * @throws ContractFault for a module, or a name, that does not exist
 */
export function resolveImports(code: string, program: Program, sdk: Sdk): ResolvedContract {
  const named = new Set([bindgen]);
  let resolved = '';
  let position = 0;
  for (const node of program.body) {
    const source = 'source' in node ? node.source : undefined;
    if (!source) continue;
    const fault = (message: string, start = source.start) => new ContractFault(message, placeAt(code, start));
    if (source.value !== 'near-sdk-js')
      throw fault(`There is no module “${source.value}” here. A contract can import near-sdk-js.`);
    if (node.type !== 'ImportDeclaration')
      throw fault('A contract exports its methods; what near-sdk-js exports cannot be exported again.');
    const imports = resolveNames(node, sdk, named, fault);
    resolved += code.slice(position, node.start) + imports + code.slice(node.start, node.end).replace(/[^\n]/g, '');
    position = node.end;
  }
  const head = `import { __decorate, __invoke } from "${bindgen}"; `;
  return { code: head + resolved + code.slice(position), files: withImports([...named].sort(), sdk) };
}

function resolveNames(
  node: ImportDeclaration,
  sdk: Sdk,
  named: Set<string>,
  fault: (message: string, start?: number) => ContractFault,
): string {
  const statements = node.specifiers.map((specifier) => {
    if (specifier.type !== 'ImportSpecifier')
      throw fault("Name what you import: import { NearBindgen, near, view } from 'near-sdk-js'.", specifier.start);
    const { imported, local } = specifier;
    const name = imported.type === 'Identifier' ? imported.name : String(imported.value);
    const meant = Object.hasOwn(sdk.exports, name) ? sdk.exports[name] : undefined;
    if (meant === undefined) throw fault(`near-sdk-js exports no ${name}.`, specifier.start);
    named.add(meant.file);
    const what = meant.name === '*' ? `* as ${local.name}` : `{ ${meant.name} as ${local.name} }`;
    return `import ${what} from "${meant.file}";`;
  });
  return statements.join(' ');
}

function withImports(files: readonly string[], sdk: Sdk): string[] {
  const order = new Set<string>();
  const visit = (file: string) => {
    if (order.has(file)) return;
    for (const imported of sdk.modules[file]?.imports ?? []) visit(imported);
    order.add(file);
  };
  files.forEach(visit);
  return [...order];
}
