import { createContext } from 'preact';

/** Numbers of accounts among the colours, from 1: the same in all pictures of an experiment; null where nobody says. */
export const ColoursContext = createContext<Readonly<Record<string, number>> | null>(null);
