import type { MdastNode, MdxFlowExpression, MdxJsxFlowElement, MdxJsxTextElement, MdxTextExpression } from 'satteri';
import { mdxToMdast } from 'satteri';
import { readValue, type Imports } from './readValue.ts';

/** A component's attributes, read. */
export type Props = Readonly<Record<string, unknown>>;
/** Says a component in Markdown; `children` is what stands in it, said already. */
export type ComponentText = (props: Props, children: string) => string;

export interface MarkdownOptions {
  readonly imports: Imports;
  readonly components: Readonly<Record<string, ComponentText>>;
  /** Rewrites where a link leads. */
  readonly link: (url: string) => string;
}

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Turns MDX into Markdown: what is Markdown stays as it was written, components are said in words. */
export function mdxToMarkdown(source: string, options: MarkdownOptions): string {
  const root = mdxToMdast(source);
  return say(root, source, options)
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** The text of a node, with what needs words in it replaced. */
function say(node: MdastNode, source: string, options: MarkdownOptions): string {
  let said = '';
  let at = startOf(node);
  for (const change of changesIn(node, source, options)) {
    said += source.slice(at, change.start) + change.text;
    at = change.end;
  }
  return said + source.slice(at, endOf(node));
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function changesIn(parent: MdastNode, source: string, options: MarkdownOptions): Change[] {
  const children = 'children' in parent ? (parent.children as readonly MdastNode[]) : [];
  return children.flatMap((node) => {
    const range = { start: startOf(node), end: endOf(node) };
    if (node.type === 'mdxjsEsm') return [{ ...range, text: '' }];
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      return [{ ...range, text: sayElement(node, source, options) }];
    if (isExpression(node)) return [{ ...range, text: valueIn(node, options) }];
    const inner = changesIn(node, source, options);
    if (node.type !== 'link') return inner;
    const url = source.lastIndexOf(`](${node.url}`, range.end) + 2;
    return [...inner, { start: url, end: url + node.url.length, text: options.link(node.url) }];
  });
}

function sayElement(node: Element, source: string, options: MarkdownOptions): string {
  const separator = node.type === 'mdxJsxFlowElement' ? '\n\n' : '';
  const children = node.children
    .map((child) => {
      const { name } = child as Partial<Element>;
      if (name !== undefined) return sayElement(child as Element, source, options);
      const node = child as MdastNode;
      return isExpression(node) ? valueIn(node, options) : unindent(say(node, source, options));
    })
    .join(separator);
  const props = Object.fromEntries(
    node.attributes.flatMap((attribute) => {
      if (attribute.type !== 'mdxJsxAttribute') return [];
      const { name, value } = attribute;
      return [[name, typeof value === 'object' && value ? readValue(value.value, options.imports) : (value ?? true)]];
    }),
  );
  const component = options.components[node.name ?? ''];
  if (component) return component(props, children);
  // An HTML element says what stands in it; a component that nobody has put into words is named.
  return /^[A-Z]/.test(node.name ?? '') ? `*(${node.name}: see the page itself.)*` : children;
}

/** What stands within an element is indented in the source, and would be code without it. */
function unindent(text: string): string {
  return text.replaceAll(/^ +/gm, '');
}

/** A value in braces, such as `{' '}`. */
const isExpression = (node: MdastNode): node is MdxFlowExpression | MdxTextExpression =>
  node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression';

const valueIn = ({ value }: { readonly value: string }, { imports }: MarkdownOptions): string =>
  String(readValue(value, imports));

const startOf = (node: MdastNode): number => node.position?.start.offset ?? 0;
const endOf = (node: MdastNode): number => node.position?.end.offset ?? 0;
