/** The channel on which a test takes a worker's device away. */
export const LOSE_DEVICE = "lose-device";
