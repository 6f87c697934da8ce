/** Bytes of keys and values that a node shows without a `limit`. @see nearcore core/chain-configs `trie_viewer_state_size_limit` */
export const STATE_SIZE_LIMIT = 50_000;

/** Access keys that a node lists at once. @see nearcore core/chain-configs `view_access_keys_limit` */
export const KEYS_LIMIT = 100;
