/**
 * This tab, by a name that it keeps when it is loaded again; an open tab holds a lock of its name, which it cannot
 * forget to let go. A tab that was duplicated has its name from the other, and takes one of its own.
 */
const KEY = "backstep.tab";
const LOCK = "backstep-tab/";
/** The page that was here before lets go a moment after this one begins. */
const LETS_GO_MS = 1000;

export async function thisTab(): Promise<string> {
  const before = read();
  if (before !== null && (await hold(before))) return before;
  const name = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join("");
  await hold(name);
  try {
    sessionStorage.setItem(KEY, name);
  } catch {
    // Storage is off: what this tab makes is found by the next one.
  }
  return name;
}

/** The names of the tabs that are open; null where this browser doesn't tell (a page without https has no locks). */
export async function openTabs(): Promise<ReadonlySet<string> | null> {
  if (!navigator.locks) return null;
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}

function read(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Until the tab is closed; false where another has it. */
function hold(name: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const forEver = () => {
      resolve(true);
      return new Promise<never>(() => {});
    };
    navigator.locks
      .request(LOCK + name, { signal: AbortSignal.timeout(LETS_GO_MS) }, forEver)
      .catch(() => resolve(false));
  });
}
