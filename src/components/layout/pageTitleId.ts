/** The id of a page's title, at which the skip link aims; the value is Starlight's. */
export const PAGE_TITLE_ID = '_top';
