/** What this page uses of Pagefind, whose code and index the build writes beside the pages. */
interface Pagefind {
  debouncedSearch(query: string): Promise<{ readonly results: readonly { data(): Promise<PagefindPage> }[] } | null>;
}

interface PagefindPage {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: { readonly title?: string };
}

const MOST_RESULTS = 8;

/** Connects a search element's button, dialog, field and list. */
export function connectSearch(host: HTMLElement): void {
  const dialog = host.querySelector('dialog');
  const input = host.querySelector('input');
  const list = host.querySelector('ol');
  const status = host.querySelector('[role=status]');
  const open = host.querySelector<HTMLButtonElement>('.open');
  if (dialog === null || input === null || list === null || status === null || open === null) return;

  let loading: Promise<Pagefind> | undefined;
  const load = () => (loading ??= import(/* @vite-ignore */ host.dataset['bundle'] ?? '') as Promise<Pagefind>);

  const search = async () => {
    const query = input.value.trim();
    if (query === '') return show([], '');
    try {
      const found = await (await load()).debouncedSearch(query);
      if (found === null) return; // A later keystroke has taken over.
      const pages = await Promise.all(found.results.slice(0, MOST_RESULTS).map((result) => result.data()));
      show(pages, found.results.length === 0 ? `Nothing found for “${query}”.` : `${found.results.length} found`);
    } catch {
      loading = undefined;
      show([], 'The search index could not be loaded. It exists on the built site only; try again there.');
    }
  };

  const show = (pages: readonly PagefindPage[], text: string) => {
    status.textContent = text;
    list.replaceChildren(...pages.map(resultItem));
  };

  open.addEventListener('click', () => {
    dialog.showModal();
    input.select();
    void load().catch(() => (loading = undefined));
  });
  input.addEventListener('input', () => void search());
  // Chromium would only empty the field at the first Escape.
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') dialog.close();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else open.click();
  });
  input.form?.addEventListener('submit', (event) => {
    // Enter opens the first result; the Close button closes.
    if (event.submitter?.matches(':focus')) return;
    event.preventDefault();
    list.querySelector('a')?.click();
  });
}

/** Makes one result: the page's title and the words around the match. */
function resultItem(page: PagefindPage): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const title = document.createElement('strong');
  const excerpt = document.createElement('span');
  link.href = page.url;
  title.textContent = page.meta.title ?? page.url;
  excerpt.innerHTML = page.excerpt; // Pagefind escapes the text and adds nothing but <mark>.
  link.append(title, excerpt);
  item.append(link);
  return item;
}
