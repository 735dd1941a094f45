/**
 * The page's own objects with nothing behind them. A test takes them in place of page.ts:
 *
 *     vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));
 */
import { Slots } from "../../run/slots.ts";
import { FakeFrames } from "../../run/testing/fake-frames.ts";
import { FakeModels } from "../../run/testing/fake-models.ts";
import { ModelList } from "../model-list.ts";

class FakeLoader extends FakeModels {
  preferred: string | null = null;
  loads = 0;

  async load(): Promise<void> {
    this.loads++;
  }

  cancel(): void {}

  wouldChange(): boolean {
    return false;
  }
}

export const loader = new FakeLoader();
export const frames = new FakeFrames();
export const slots = new Slots({ models: loader, frames });
export const modelList = new ModelList({ shipped: async () => Response.json([]), own: async () => [] });
export const { client } = loader;
