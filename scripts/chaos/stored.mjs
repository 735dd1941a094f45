// What the page keeps in the browser, read and written past it.
import { wait } from "./browser.mjs";

/** All records of a store, as numbers and text that can be compared; `blob` stands for its bytes. */
export function storeOf(page, store) {
  return page.evaluate(async (store) => {
    const database = await new Promise((resolve, reject) => {
      const open = indexedDB.open("backstep");
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const all = await new Promise((resolve) => {
      const asked = database.transaction(store).objectStore(store).getAll();
      asked.onsuccess = () => resolve(asked.result);
    });
    database.close();
    const plain = async (value) => {
      if (value instanceof Blob) return [...new Uint8Array(await value.arrayBuffer())];
      if (ArrayBuffer.isView(value)) return [...value];
      if (Array.isArray(value)) return Promise.all(value.map(plain));
      if (value === null || typeof value !== "object") return value;
      return Object.fromEntries(
        await Promise.all(Object.entries(value).map(async ([name, each]) => [name, await plain(each)])),
      );
    };
    return plain(all);
  }, store);
}

export function put(page, store, record) {
  return page.evaluate(
    ([store, record]) =>
      new Promise((resolve) => {
        const open = indexedDB.open("backstep");
        open.onsuccess = () => {
          const transaction = open.result.transaction(store, "readwrite");
          transaction.objectStore(store).put(record);
          transaction.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
    [store, record],
  );
}

/** Asked for of a measurement in Bits. */
export const TERMS = 16;

/** Every term that is kept of Bits, once all are: as exact as they were made. */
export async function termsOf(page) {
  for (let tries = 0; tries < 50; tries++) {
    const snapshots = await storeOf(page, "snapshots");
    const terms = snapshots.filter(({ slot }) => slot === "bits").flatMap(({ came }) => came.terms);
    if (terms.length === TERMS) return JSON.stringify(terms);
    await wait(200);
  }
  throw new Error("the terms are not on the disk");
}

/** What the bench has measured, and when; once there is so much of it. */
export async function batchesOf(page, count) {
  const late = performance.now() + 120_000;
  for (;;) {
    const all = await storeOf(page, "batches");
    if (all.length >= count) return all.map(({ when, took, ...batch }) => ({ when, made: JSON.stringify(batch) }));
    if (performance.now() > late) throw new Error(`${all.length} batches of ${count} were measured`);
    await wait(50);
  }
}

export const made = (batches) => batches.map(({ made }) => made).join();
