/** How a model that a person has added is called: by its bytes, so that the same ones have the same name for everybody. */

const OWN = "own-";

/** @param hash sha256 of the network's file */
export const ownId = (hash: string): string => `${OWN}${hash.slice(0, 16)}`;

export const isOwn = (id: string): boolean => id.startsWith(OWN);
