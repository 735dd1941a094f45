/** Where recordings are shown: in slots like real runs, under names of their own. */

/** The recorded run of a model that its first visit begins with. */
export const SHOWREEL = "showreel";
/** The slot of what a room greets with (recorded.ts) has the name of the one that ran it behind this. */
export const RECORDED = "recorded/";
