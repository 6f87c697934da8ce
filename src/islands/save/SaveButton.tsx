/** Fetches the menu: its script comes when it is asked for. */
export const loadSaveMenu = () => import('./SaveMenu.tsx').then(({ SaveMenu }) => SaveMenu);

/** Opens and closes the menu, which stands below the head of the picture. */
export function SaveButton({ open, onToggle }: { readonly open: boolean; readonly onToggle: () => void }) {
  return (
    <button type="button" class="save-button" aria-expanded={open} onClick={onToggle}>
      Save & share
    </button>
  );
}
