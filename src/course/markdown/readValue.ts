import type { Expression } from 'acorn';
import { parseExpressionAt } from 'acorn';

/** What an MDX file imports, by name. */
export type Imports = Readonly<Record<string, unknown>>;

/** Reads what an attribute's braces hold: literals, lists and objects of them, and names that the file imports. */
export function readValue(code: string, imports: Imports): unknown {
  return valueOf(parseExpressionAt(code, 0, { ecmaVersion: 'latest' }), imports);
}

function valueOf(node: Expression, imports: Imports): unknown {
  switch (node.type) {
    case 'Literal':
      return node.value;
    case 'Identifier':
      return imports[node.name];
    case 'UnaryExpression':
      return node.operator === '-' ? -Number(valueOf(node.argument, imports)) : undefined;
    case 'TemplateLiteral':
      return node.quasis.map(({ value }) => value.cooked).join('…');
    case 'ArrayExpression':
      return node.elements.map((one) =>
        one === null || one.type === 'SpreadElement' ? undefined : valueOf(one, imports),
      );
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.flatMap((property) => {
          if (property.type !== 'Property') return [];
          const { key, value } = property;
          const name = key.type === 'Identifier' ? key.name : String(key.type === 'Literal' ? key.value : '');
          return [[name, valueOf(value, imports)]];
        }),
      );
    default:
      return undefined;
  }
}
