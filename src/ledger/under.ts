/** All keys that begin with these: an array is after every string and number (IndexedDB 3.0, 2.4). */
export const under = (...first: readonly string[]): IDBKeyRange => IDBKeyRange.bound([...first], [...first, []]);
