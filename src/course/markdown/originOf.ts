/** What stands before a page's path in a link: the site's address where it is known, and the base path. */
export function originOf(site: URL | undefined): string {
  return `${site?.origin ?? ''}${import.meta.env.BASE_URL.replace(/\/$/, '')}`;
}
