import type { ThemeRegistrationRaw } from 'shiki';

/** A colour by its token, so that one highlighting serves both themes. */
const token = (name: string) => `var(--code-${name})`;

const rules: readonly (readonly [scopes: readonly string[], colour: string])[] = [
  [['comment', 'punctuation.definition.comment'], token('comment')],
  [['string', 'punctuation.definition.string', 'constant.character.escape'], token('string')],
  [['constant.numeric', 'constant.language', 'keyword.operator.quantifier'], token('number')],
  [['keyword', 'storage', 'storage.type', 'storage.modifier', 'variable.language'], token('keyword')],
  [['keyword.operator', 'storage.type.function.arrow', 'punctuation', 'meta.brace'], token('ink')],
  [['keyword.operator.new', 'keyword.operator.expression'], token('keyword')],
  [['entity.name.type', 'support.type', 'entity.name.class', 'support.class'], token('type')],
  [['meta.attribute', 'punctuation.brackets.attribute', 'meta.decorator'], token('type')],
  [['entity.name.function', 'support.function'], token('function')],
];

/** The site's highlighting: keywords, texts and numbers, types, comments; everything else is ink. */
export const codeTheme: ThemeRegistrationRaw = {
  name: 'crosscall',
  type: 'light',
  colors: { 'editor.foreground': token('ink'), 'editor.background': token('ground') },
  settings: [
    { settings: { foreground: token('ink'), background: token('ground') } },
    ...rules.map(([scope, foreground]) => ({ scope: [...scope], settings: { foreground } })),
  ],
};
