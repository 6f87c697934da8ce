import terms from '../../content/reference/glossary.json';
import { inlineCode } from './inlineCode.ts';
import { findLesson, lessonSlug } from './manifest.ts';

const CARD_ID = 'term-card';
/** Milliseconds in which the pointer can cross from the word to its card. */
const CROSSING = 200;
const GAP = 6;
const MARGIN = 8;

/** Shows and hides the cards of terms: one at a time, beside the word, over the page. */
export interface TermCards {
  show(word: HTMLAnchorElement): void;
  /** Soon, unless the pointer or the focus comes back. */
  leave(): void;
  hide(): void;
}

/** @param base the path under which the site is served, without a slash at its end */
export function createTermCards(base: string): TermCards {
  let open: { readonly word: HTMLAnchorElement; readonly card: HTMLElement } | null = null;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const stay = (): void => clearTimeout(leaving);

  const hide = (): void => {
    stay();
    open?.word.removeAttribute('aria-describedby');
    open?.card.remove();
    open = null;
  };
  const leave = (): void => {
    stay();
    leaving = setTimeout(hide, CROSSING);
  };
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  document.addEventListener('scroll', () => open && place(open.card, open.word), { passive: true });
  document.addEventListener('pointerdown', (event) => {
    const at = event.target as Node;
    if (open && !open.card.contains(at) && !open.word.contains(at)) hide();
  });

  return {
    hide,
    leave,
    show(word) {
      stay();
      if (open?.word === word) return;
      hide();
      const card = makeCard(word, base);
      if (card === null) return;
      card.addEventListener('pointerenter', stay);
      card.addEventListener('pointerleave', leave);
      card.addEventListener('focusin', stay);
      card.addEventListener('focusout', leave);
      // Beside the word, so that Tab leads from the one into the other.
      word.after(card);
      word.setAttribute('aria-describedby', CARD_ID);
      place(card, word);
      open = { word, card };
    },
  };
}

function makeCard(word: HTMLAnchorElement, base: string): HTMLElement | null {
  const term = terms.find(({ id }) => id === word.dataset['term']);
  if (term === undefined) return null;
  const card = document.createElement('span');
  card.id = CARD_ID;
  card.className = 'term-card';
  const name = document.createElement('strong');
  name.textContent = term.name;
  const says = document.createElement('span');
  says.append(
    ...inlineCode(term.says).map(({ isCode, text }) => {
      if (!isCode) return text;
      const code = document.createElement('code');
      code.textContent = text;
      return code;
    }),
  );
  card.append(name, says);
  const lesson = 'lesson' in term && term.lesson !== undefined ? findLesson(term.lesson) : undefined;
  const href = lesson && `${base}/${lessonSlug(lesson.id)}/`;
  if (lesson && href && href !== location.pathname) {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = `Shown in ${lesson.code}, ${lesson.title}`;
    card.append(link);
  }
  return card;
}

/** Below the word, or above it where there is no room; never beyond the page's edge. */
function place(card: HTMLElement, word: HTMLElement): void {
  const at = word.getClientRects()[0] ?? word.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const below = at.bottom + GAP;
  const top = below + height > innerHeight - MARGIN ? Math.max(MARGIN, at.top - GAP - height) : below;
  const left = Math.max(MARGIN, Math.min(at.left, document.documentElement.clientWidth - MARGIN - width));
  card.style.top = `${top}px`;
  card.style.left = `${left}px`;
}
