/** How much room the browser gives this page on the disk, and whether it may take it back. */

export interface Room {
  /** Bytes, as the browser estimates them: of everything that this page keeps. */
  readonly used: number;
  readonly most: number;
  /** Kept until a person removes it; else the browser may, when the disk is full. */
  readonly lasting: boolean;
}

type Storage = Pick<StorageManager, "estimate" | "persisted">;

export async function roomHere(storage: Storage = navigator.storage): Promise<Room> {
  const [{ usage = 0, quota = 0 }, lasting] = await Promise.all([storage.estimate(), storage.persisted()]);
  return { used: usage, most: quota, lasting };
}
