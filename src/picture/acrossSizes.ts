/** Pixels. */
export const across = {
  labelSize: 13,
  labelMin: 96,
  labelMax: 190,
  /** Where there is little room, names stand above their lanes instead: what that takes. */
  nameLine: 20,
  nameMargin: 4,
  /** Cards narrower than this make names go above. */
  cardRoomy: 160,
  /** Between the names and the first block, where an await begins that started before it. */
  lead: 20,
  gutter: 40,
  cardMin: 128,
  cardMax: 236,
  compactCard: 112,
  quiet: 64,
  quietWithAmounts: 104,
  lanePad: 13,
  trackStep: 8,
  /** More arrows than these over one lane share tracks. */
  maxTracks: 6,
  stackGap: 15,
  markRow: 20,
  laneMin: 64,
  bottom: 10,
  /** Dots of a cell stand in rows, so many at least and at most. */
  dotsLeast: 5,
  dotsMost: 40,
  laneMinOfDots: 30,
  /** Names stay apart on the screen, however small everything else is drawn. */
  nameOfDots: 14,
} as const;

/** From a lane's upper edge to its cards: room for the arrows that pass over them. */
export function topPad(tracks: number): number {
  return across.lanePad + (tracks === 0 ? 0 : tracks * across.trackStep + 6);
}
