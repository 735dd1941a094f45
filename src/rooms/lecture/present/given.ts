/** A lecture that is being given, as its tab remembers it: whoever loads the page again in the middle goes on there. */

export interface Given {
  /** Its id. */
  readonly lecture: string;
  readonly at: number;
  /** Milliseconds since 1970. */
  readonly begun: number;
  /** Whether the presenter's window was open. */
  readonly speaker: boolean;
}

const KEY = "backstep.lecture";

export function rememberGiven(given: Given | null): void {
  try {
    if (given) sessionStorage.setItem(KEY, JSON.stringify(given));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage is off or full: a page that is loaded again shows the list.
  }
}

/** Null where none was being given here; what another page wrote is nothing. */
export function givenBefore(): Given | null {
  if (!isLoadedAgain()) return null;
  try {
    const { lecture, at, begun, speaker } = JSON.parse(sessionStorage.getItem(KEY) ?? "null") ?? {};
    const known = typeof lecture === "string" && Number.isInteger(at) && at >= 0 && Number.isFinite(begun);
    return known ? { lecture, at, begun, speaker: speaker === true } : null;
  } catch {
    return null;
  }
}

/** Whether this page was at the lectures before it was loaded. Who left them, and comes to them anew, sees the list. */
function isLoadedAgain(): boolean {
  const [load] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return load !== undefined && load.type !== "navigate" && new URL(load.name).searchParams.get("room") === "lecture";
}
