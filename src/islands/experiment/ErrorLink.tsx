import recorded from '../../../content/reference/errors/recorded.json';
import { errorPageOfThrown, errorSlug } from '../../course/errorPages.ts';

/** Leads from what near-api-js threw to the page that says what to do, where one error alone is thrown under that name. */
export function ErrorLink({ name }: { readonly name: string }) {
  const page = errorPageOfThrown(name, recorded);
  if (!page) return null;
  const href = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${errorSlug(page)}/`;
  if (location.pathname === href) return null;
  const outside = window.top === window ? {} : { target: '_blank', rel: 'noopener' };
  return (
    <p>
      <a href={href} {...outside}>
        What it means, and what to do
      </a>
    </p>
  );
}
