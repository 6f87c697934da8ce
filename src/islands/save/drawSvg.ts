import { h, render } from 'preact';
import { cutSans } from '../../picture/measure.ts';
import type { Picture } from '../../picture/picture.ts';
import { headline, traceToText } from '../../trace/traceToText.ts';
import type { Trace } from '../../trace/trace.ts';
import { PictureView } from '../timeline/PictureView.tsx';
import { themeTokens } from './themeTokens.ts';
import type { Theme } from './themeTokens.ts';

export interface DrawSvgOptions {
  readonly picture: Picture;
  /** What the picture was laid out from. */
  readonly trace: Trace;
  /** Its transactions: what is said above the picture and in its description. */
  readonly traces: readonly Trace[];
  readonly theme: Theme;
}

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 16;
const LINE = 20;
const SMALL = 13;

/** What the style sheet says, as attributes that every program which shows SVG understands. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** What holds where nothing is said, and so need not be. */
const initial: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'text-anchor': 'start',
};

const strokeOnly = /^stroke-/;
const textOnly = /^(?:font-|text-)/;

/**
 * Draws a picture as a file that stands alone: its colours and faces written out, light or dark, with what the
 * transaction did as its title and its description.
 */
export function drawSvg(options: DrawSvgOptions): string {
  const stage = setStage(options);
  try {
    const shown = stage.querySelector('svg');
    if (!shown) throw new Error('The picture could not be drawn.');
    const copy = shown.cloneNode(true) as SVGSVGElement;
    writeOut(shown, copy);
    return new XMLSerializer().serializeToString(compose(copy, options, stage));
  } finally {
    render(null, stage);
    stage.remove();
  }
}

/** The same picture once more, out of sight and in the theme asked for. */
function setStage({ picture, trace, theme }: DrawSvgOptions): HTMLElement {
  const stage = document.createElement('div');
  stage.className = 'timeline';
  stage.ariaHidden = 'true';
  stage.inert = true;
  Object.assign(stage.style, { position: 'fixed', left: '-99999px', top: '0', width: `${picture.width}px` });
  for (const [name, value] of themeTokens(theme)) stage.style.setProperty(name, value);
  document.body.append(stage);
  render(h(PictureView, { picture, trace, selected: null, onSelect: () => {} }), stage);
  return stage;
}

/** Turns what a style sheet gave each element into attributes, and drops what only a page can use. */
function writeOut(shown: Element, copy: Element): void {
  const style = getComputedStyle(shown);
  const isText = copy.matches('text, tspan');
  const isShape = copy.matches('rect, path, circle');
  if (isText || isShape) {
    for (const name of properties) {
      const value = plain(style.getPropertyValue(name));
      const skipped =
        value === initial[name] ||
        (textOnly.test(name) && !copy.matches('text')) ||
        (strokeOnly.test(name) && style.stroke === 'none');
      if (skipped) copy.removeAttribute(name);
      else if (!copy.matches('tspan')) copy.setAttribute(name, value);
    }
  }
  if (copy.hasAttribute('style') && style.transform !== 'none') copy.setAttribute('transform', style.transform);
  for (const { name } of [...copy.attributes])
    if (/^(?:class|style|role|tabindex|data-.*|aria-.*)$/.test(name)) copy.removeAttribute(name);
  [...copy.children].forEach((child, index) => {
    const twin = shown.children[index];
    if (twin && !child.matches('title')) writeOut(twin, child);
  });
  for (const child of [...copy.children])
    if (child.matches('rect') && child.getAttribute('fill') === 'none' && !child.hasAttribute('stroke')) child.remove();
}

/** The page's own stand-ins for faces are known to nobody else. */
const standIns: Readonly<Record<string, string>> = { Sans: 'Arial, Helvetica', Mono: 'Menlo, Consolas' };

function plain(value: string): string {
  if (/^rgba\(.*, 0\)$/.test(value)) return 'none';
  const [, ...parts] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(value) ?? [];
  if (parts.length === 3) return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
  return value
    .replace(/([\d.]+)px/g, '$1')
    .replace(/["']Plex (Sans|Mono) fallback["'], [\w-]+/, (_, face: string) => standIns[face] ?? '')
    .replaceAll('"', "'");
}

/** Ground, what happened in words, the lanes' names, and the picture. */
function compose(picture: SVGSVGElement, options: DrawSvgOptions, stage: HTMLElement): SVGSVGElement {
  const { traces, picture: laidOut } = options;
  const page = getComputedStyle(stage);
  const tokens = themeTokens(options.theme);
  const token = (name: string): string => tokens.get(`--${name}`) ?? page.color;
  const mono = plain(page.getPropertyValue('--font-mono').trim());
  const lines = traces.flatMap((trace) => headline(trace).split('\n'));
  const top = MARGIN + lines.length * LINE + 8;
  const width = laidOut.width + 2 * MARGIN;
  const height = top + laidOut.height + MARGIN;
  const faces = { 'font-family': plain(page.fontFamily), 'font-size': SMALL };
  const root = element('svg', {
    xmlns: SVG,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
  }) as SVGSVGElement;
  root.append(
    element('title', {}, lines.join(' ')),
    element('desc', {}, traces.map(traceToText).join('\n\n')),
    element('rect', { width, height, fill: token('panel') }),
    ...lines.map((line, index) =>
      element(
        'text',
        { x: MARGIN, y: MARGIN + index * LINE + SMALL, fill: token('ink'), ...faces },
        cutSans(line, laidOut.width, SMALL),
      ),
    ),
  );
  const drawing = element('g', { transform: `translate(${MARGIN} ${top})` });
  drawing.append(...[...picture.children]);
  if (laidOut.orientation === 'across')
    drawing.append(
      ...laidOut.clock.rows.map(({ label, y }) =>
        element('text', { x: 0, y: y + 4, fill: token('ink-quiet'), ...faces, 'font-size': 12.5 }, label),
      ),
      ...laidOut.lanes.flatMap(({ label, labelX, labelY, colour }) => [
        element('circle', { cx: labelX + 5, cy: labelY, r: 5, fill: token(colour) }),
        element(
          'text',
          { x: labelX + 18, y: labelY + 4.5, fill: token('ink'), 'font-family': mono, 'font-size': SMALL },
          label,
        ),
      ]),
    );
  root.append(drawing);
  return root;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== 'xmlns') made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}
