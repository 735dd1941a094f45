/** Where a worker finds the manifest of a model of the library, said as an address. */

const SCHEME = "library:";

export const addressOf = (id: string): string => SCHEME + id;

/** Null for any other address. */
export const idIn = (address: string): string | null =>
  address.startsWith(SCHEME) ? address.slice(SCHEME.length) : null;
