/** The gallery takes every picture of ours while it is on screen; elsewhere one is opened, and only many are kept. */
import { create } from "zustand";

export const useKeptClaim = create<{ readonly claimed: boolean }>()(() => ({ claimed: false }));

/** Until the returned function is called. */
export function claimKept(): () => void {
  useKeptClaim.setState({ claimed: true });
  return () => useKeptClaim.setState({ claimed: false });
}
