/**
 * The one database of this page. To add a store: its record (records.ts) and its line in `Stores`, its line in `make`
 * behind the next version, and `VERSION`. What an older page wrote is made to fit there, in the same transaction.
 */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { Batch, Came, Kept, KeptLecture, KeptPictures, KeptSheet, Run } from "./records.ts";

export const NAME = "backstep";
export const VERSION = 3;

export interface Stores extends DBSchema {
  /** What a person kept, as far as a list of it shows. */
  kept: { key: string; value: Kept; indexes: { when: number } };
  /** The pictures themselves, by the same id: a list of a thousand reads none of them. */
  pictures: { key: string; value: KeptPictures };
  /** A person's lectures, without their pictures. */
  lectures: { key: string; value: KeptLecture };
  /** The sheets of recorded frames that they show. */
  sheets: { key: [lecture: string, name: string]; value: KeptSheet };
  /** The newest run of a slot of a tab, under way or done. */
  runs: { key: [tab: string, slot: string]; value: Run; indexes: { when: number } };
  /** What came of it, a few seconds at a time. */
  snapshots: { key: [tab: string, slot: string, part: number]; value: Came };
  /** What the bench has measured. */
  batches: { key: [row: string, batch: number]; value: Batch; indexes: { when: number } };
}

export type Name = StoreNames<Stores>;
export type Database = IDBPDatabase<Stores>;
export type Transaction<Names extends Name, Mode extends IDBTransactionMode> = IDBPTransaction<Stores, Names[], Mode>;

export function make(database: Database, before: number): void {
  if (before < 1) {
    database.createObjectStore("kept", { keyPath: "id" }).createIndex("when", "when");
    database.createObjectStore("pictures", { keyPath: "id" });
    database.createObjectStore("runs", { keyPath: ["tab", "slot"] }).createIndex("when", "when");
    database.createObjectStore("snapshots", { keyPath: ["tab", "slot", "part"] });
  }
  if (before < 2) database.createObjectStore("batches", { keyPath: ["row", "batch"] }).createIndex("when", "when");
  if (before < 3) {
    database.createObjectStore("lectures", { keyPath: "id" });
    database.createObjectStore("sheets", { keyPath: ["lecture", "name"] });
  }
}
