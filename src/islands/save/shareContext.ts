import { createContext } from 'preact';

/** What writes a link to the experiment that a picture belongs to; null where there is none, as on `/tx`. */
export const ShareContext = createContext<(() => Promise<string>) | null>(null);
