/** Nothing lost: what was run before is there again, and what is run from now on is kept for the next time. */
import { keepsUnasked } from "../app/keeping.ts";
import { slots } from "../app/page.ts";
import { runs } from "../ledger/page.ts";
import { LedgerProblem } from "../ledger/problem.ts";
import { type ComeBackOptions, comeBack } from "./come-back.ts";
import { Keeper, MOST_BYTES } from "./keeper.ts";
import { askBeforeLosing } from "./leaving.ts";
import { openTabs, thisTab } from "./tab.ts";

const SOON_MS = 2500;

/**
 * Resolves when what there is to come back to is on the page.
 * @param how.late the page did not wait for this, and may have begun something: what there is, is offered
 */
export async function recover(how: Pick<ComeBackOptions, "linked" | "still" | "late">): Promise<void> {
  const tab = await thisTab();
  const keeper = new Keeper({ slots, runs, tab });
  try {
    if (keepsUnasked()) {
      const [all, open] = await Promise.all([soon(runs.list()), openTabs()]);
      await comeBack({ ...how, reloaded: wasReloaded(), runs, all, tab, open });
    }
  } catch (error) {
    // Who comes for the first time misses nothing by it; what can't be kept is said where there is something to keep.
    if (how.late) console.warn("whether there is something to come back to cannot be read", error);
    else await keeper.failedBy(error);
  }
  keeper.follow();
  void runs.prune(Date.now(), MOST_BYTES).catch((error) => console.warn("old runs are not cleared away", error));
  askBeforeLosing(slots, keeper.holds);
}

function wasReloaded(): boolean {
  const [how] = performance.getEntriesByType("navigation");
  return (how as PerformanceNavigationTiming | undefined)?.type !== "navigate";
}

async function soon<T>(coming: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new LedgerProblem("silent", `no answer within ${SOON_MS / 1000} s`)), SOON_MS);
  });
  return Promise.race([coming, late]);
}
