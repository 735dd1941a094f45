/** What of the bench is shown: nothing that a link carries. */
import { create } from "zustand";

interface BenchView {
  readonly tab: "measure" | "tables";
  /** The row whose settings are shown. */
  readonly chosen: number;
}

export const useBenchView = create<BenchView>()(() => ({ tab: "measure", chosen: 0 }));

export const choose = (chosen: number): void => useBenchView.setState({ chosen });
