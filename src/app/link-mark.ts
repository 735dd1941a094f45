/** A link's recipe stands behind this in an address. */
export const LINK = "#r=";
