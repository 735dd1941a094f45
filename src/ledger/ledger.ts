/**
 * What this page keeps in the browser, in one database that all tabs share. Every call has a deadline and fails as a
 * LedgerProblem: storage that hangs must not hang the page. Nothing is remembered of a failure: the next call tries anew.
 */
import { openDB } from "idb";
import { LedgerProblem, problemOf } from "./problem.ts";
import { type Database, make, NAME, type Name, type Stores, type Transaction, VERSION } from "./schema.ts";

/** A disk that sleeps takes seconds to wake, and a full one long to say so. */
const DEADLINE_MS = 10_000;

type Work<Names extends Name, Mode extends IDBTransactionMode, T> = (
  transaction: Transaction<Names, Mode>,
) => Promise<T>;

interface Options {
  readonly deadline?: number;
}

export class Ledger {
  readonly #deadline: number;
  #database: Promise<Database> | null = null;

  constructor({ deadline = DEADLINE_MS }: Options = {}) {
    this.#deadline = deadline;
  }

  /** @throws LedgerProblem */
  read<Names extends Name, T>(stores: Names[], work: Work<Names, "readonly", T>): Promise<T> {
    return this.#within((late) => this.#transact(stores, "readonly", work, late));
  }

  /**
   * All of `work` happens, or nothing of it. It may wait for its own requests only: a transaction in which none is
   * open ends.
   * @throws LedgerProblem
   */
  write<Names extends Name, T>(stores: Names[], work: Work<Names, "readwrite", T>): Promise<T> {
    return this.#within((late) => this.#transact(stores, "readwrite", work, late));
  }

  /** Lets go of the database; the next call opens it again. */
  close(): void {
    void this.#database?.then((database) => database.close()).catch(() => {});
    this.#database = null;
  }

  async #transact<Names extends Name, Mode extends IDBTransactionMode, T>(
    stores: Names[],
    mode: Mode,
    work: Work<Names, Mode, T>,
    late: AbortSignal,
  ): Promise<T> {
    const database = await this.#open();
    late.throwIfAborted();
    const transaction = database.transaction(stores, mode);
    const done = transaction.done;
    done.catch(() => {}); // awaited below, perhaps after it has rejected
    const abort = () => transaction.abort();
    late.addEventListener("abort", abort);
    try {
      const result = await work(transaction);
      await done;
      return result;
    } catch (error) {
      // A request that failed has aborted it already; then why is what the transaction says.
      if (!transaction.error) {
        try {
          transaction.abort();
        } catch {
          // It was over.
        }
      }
      throw error;
    } finally {
      late.removeEventListener("abort", abort);
    }
  }

  #open(): Promise<Database> {
    if (this.#database) return this.#database;
    if (typeof indexedDB === "undefined") throw new LedgerProblem("none", "no indexedDB");
    const opening: Promise<Database> = openDB<Stores>(NAME, VERSION, {
      upgrade: (database, before) => make(database, before),
      // A newer page in another tab waits for this one to let go.
      blocking: () => this.close(),
      terminated: () => this.close(),
    });
    this.#database = opening;
    opening.catch(() => {
      if (this.#database === opening) this.#database = null;
    });
    return opening;
  }

  async #within<T>(work: (late: AbortSignal) => Promise<T>): Promise<T> {
    const late = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new LedgerProblem("silent", `no answer within ${this.#deadline / 1000} s`));
        // What comes of it now is nobody's; a database that never opened is asked for anew.
        this.#database = null;
        late.abort();
      }, this.#deadline);
    });
    try {
      return await Promise.race([work(late.signal), deadline]);
    } catch (error) {
      throw problemOf(error);
    } finally {
      clearTimeout(timer);
    }
  }
}
