/** What would be lost by leaving just then, as each says it that runs: who leaves is asked first (recovery/leaving). */
import { create } from "zustand";

type WouldBeLost = () => boolean;

const useLosing = create<{ readonly all: readonly WouldBeLost[] }>()(() => ({ all: [] }));

/** Returns the way out. */
export function askWhile(wouldBeLost: WouldBeLost): () => void {
  const own = () => wouldBeLost();
  useLosing.setState(({ all }) => ({ all: [...all, own] }));
  return () => useLosing.setState(({ all }) => ({ all: all.filter((each) => each !== own) }));
}

/** As long as this work goes on. */
export async function askingUntil<T>(work: Promise<T>): Promise<T> {
  const over = askWhile(() => true);
  try {
    return await work;
  } finally {
    over();
  }
}

export const wouldLose = (): boolean => useLosing.getState().all.some((wouldBeLost) => wouldBeLost());
