/** Pixels. */
export const down = {
  margin: 62,
  labelSize: 13,
  headLine: 22,
  headPad: 6,
  stepMin: 14,
  stepMax: 26,
  right: 6,
  cardMin: 150,
  cardMax: 460,
  bandPad: 15,
  stackGap: 16,
  line: 21,
  /** From the last lane to words beside the lanes. */
  words: 12,
  quietBand: 50,
  bottom: 8,
  strip: 10,
  dotPad: 10,
} as const;
