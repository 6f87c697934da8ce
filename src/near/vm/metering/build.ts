/** The two ways in which a contract is prepared: see the README. */
export type Build = 'fast' | 'exact';
