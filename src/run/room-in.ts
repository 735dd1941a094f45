/** The room that a slot is of: "trajectory/2" is the second one's of Trajectory. */
export const roomIn = (slot: string): string => slot.split("/")[0] ?? slot;
