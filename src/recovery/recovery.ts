/** Nothing lost: what was run before is there again, and what is run from now on is kept for the next time. */
import { mayHaveRuns } from "../app/keeping.ts";
import { slots } from "../app/page.ts";
import { runs } from "../ledger/page.ts";
import { type ComeBackOptions, comeBack } from "./come-back.ts";
import { Keeper, MOST_BYTES } from "./keeper.ts";
import { askBeforeLosing } from "./leaving.ts";
import { openTabs, thisTab } from "./tab.ts";

/** Resolves when what there is to come back to is on the page. */
export async function recover(how: Pick<ComeBackOptions, "linked" | "still">): Promise<void> {
  const tab = await thisTab();
  const keeper = new Keeper({ slots, runs, tab });
  try {
    if (mayHaveRuns()) {
      await runs.prune(Date.now(), MOST_BYTES);
      await comeBack({ ...how, runs, tab, open: await openTabs() });
    }
  } catch (error) {
    await keeper.failedBy(error);
  }
  keeper.follow();
  askBeforeLosing(slots, keeper.holds);
}
