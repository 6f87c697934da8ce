import type { TermCards } from './termCards.ts';

/** Opens a term's card when it is pointed at, focused or touched. The cards' script is fetched with the first of them. */
export function watchTerms(base: string): void {
  const words = document.querySelectorAll<HTMLAnchorElement>('a.term');
  let loading: Promise<TermCards> | undefined;
  const cards = (): Promise<TermCards> =>
    (loading ??= import('./termCards.ts').then(({ createTermCards }) => createTermCards(base)));

  for (const word of words) {
    let wanted = false;
    const show = (): void => {
      wanted = true;
      void cards().then((all) => wanted && all.show(word));
    };
    const leave = (): void => {
      wanted = false;
      void loading?.then((all) => all.leave());
    };
    word.addEventListener('pointerenter', (event) => event.pointerType === 'mouse' && show());
    word.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && leave());
    word.addEventListener('focus', show);
    word.addEventListener('blur', leave);
    // A finger cannot hover: the first touch opens the card, a second one follows the link.
    let opens = false;
    word.addEventListener('pointerdown', (event) => {
      opens = event.pointerType !== 'mouse' && !word.hasAttribute('aria-describedby');
    });
    word.addEventListener('click', (event) => {
      if (!opens) return;
      opens = false;
      event.preventDefault();
      show();
    });
  }
}
