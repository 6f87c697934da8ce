import { cutMiddle, cutSans, monoFit, monoWidth, sansWidth, wrapName } from './measure.ts';
import type { HauntedGraph } from './ghosts.ts';
import type { GraphCard, GraphLine } from './graphPicture.ts';

type Node = HauntedGraph['nodes'][number];
/** A card before it has its place. */
export type LooseCard = Omit<GraphCard, 'x' | 'y'>;

const size = { account: 11.5, name: 13, says: 12.5 } as const;
const pad = { top: 7, bottom: 8, left: 13, right: 9 } as const;
const line = { account: 15, name: 17, says: 16 } as const;
const MARK = 18;
const PILL = 26;

/** What a node of the graph says, in a box of the given width. */
export function graphCard(node: Node, width: number, colour: string): LooseCard {
  if (node.kind === 'result' || node.kind === 'outside' || node.kind === 'transaction')
    return pill(node, width, colour);
  const look = node.ghost ? 'ghost' : node.outcome;
  const inner = width - pad.left - pad.right;
  const lines: GraphLine[] = [];
  let y: number = pad.top;
  const block = node.ghost || node.block === null ? '' : String(node.block);
  const account = cutMiddle(node.account, monoFit(inner - monoWidth(block, size.account) - 6, size.account));
  lines.push({ kind: 'account', text: account, x: pad.left, y: y + 11 });
  if (block !== '') lines.push({ kind: 'block', text: block, x: width - pad.right, y: y + 11 });
  y += line.account;
  const nameY = y;
  const rules: number[] = [];
  node.actions.forEach((action, index) => {
    if (index > 0) {
      rules.push(y + 2.5);
      y += 5;
    }
    const failed = node.actions.length > 1 && node.outcome === 'fail' && node.failedAction === index;
    const room = monoFit(inner - (index === 0 ? MARK : 0), size.name) - (failed ? 2 : 0);
    wrapName(action, room, 3).forEach((text, part) => {
      const marked = failed && part === 0 ? `✕ ${text}` : text;
      lines.push({ kind: failed ? 'failed-name' : 'name', text: marked, x: pad.left, y: y + 13 });
      y += line.name;
    });
  });
  for (const text of saysLines(node, inner)) {
    lines.push({ kind: 'says', text, x: pad.left, y: y + 12.5 });
    y += line.says;
  }
  // In a batch, the mark stands where it failed.
  const unmarked = node.ghost || node.outcome === 'pending' || lines.some(({ kind }) => kind === 'failed-name');
  const mark = unmarked ? null : { x: width - pad.right - 6, y: nameY + 8.5 };
  return { id: node.id, shape: 'card', look, colour, width, height: y + pad.bottom, lines, mark, rules };
}

function saysLines(node: Node, inner: number): readonly string[] {
  if (node.ghost) return ['never made'];
  return wrapWords(node.says, inner, node.outcome === 'fail' ? 4 : 3);
}

/** Breaks between words and behind commas, and cuts what is longer than its lines. */
function wrapWords(text: string, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  for (const piece of text.split(/(?<=[\s,])/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? piece : last + piece;
    if (last === undefined || (lines.length < most && sansWidth(longer.trimEnd(), size.says) > width))
      lines.push(piece);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((one) => cutSans(one.trimEnd(), width, size.says)).filter((one) => one !== '');
}

function pill(node: Node, most: number, colour: string): LooseCard {
  const look = node.ghost ? 'ghost' : node.outcome;
  const account = node.kind === 'transaction';
  const said = account ? node.account : node.ghost ? 'no result' : node.says;
  const textSize = account ? size.account : size.says;
  const widthOf = (text: string): number => (account ? monoWidth(text, textSize) : sansWidth(text, textSize));
  const refused = account && node.outcome === 'fail' ? node.says : '';
  const texts = account ? [cutMiddle(said, monoFit(most - 40, textSize))] : wrapWords(said, most - 26, 3);
  const all = [...texts, ...(refused === '' ? [] : wrapWords(refused, most - 26, 3))];
  const width = Math.min(most, Math.max(44, ...all.map(widthOf)) + 26 + (account ? 12 : 0));
  const lines = all.map((text, index): GraphLine => {
    const kind = account && index < texts.length ? 'account' : 'says';
    return { kind, text, x: account ? 24 : 13, y: 17.5 + index * line.says };
  });
  const height = PILL + (all.length - 1) * line.says;
  return { id: node.id, shape: 'pill', look, colour, width, height, lines, mark: null, rules: [] };
}
