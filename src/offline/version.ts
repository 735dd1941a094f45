/** What the build tells the service worker of the folder that it stands in (vite/offline.ts). */
export interface Version {
  /** Of these files: another where any of them is. */
  readonly id: string;
  /** Everything that the page is made of, by its address below the worker's scope ("" is the page), with its sha256 in base64. */
  readonly files: Readonly<Record<string, string>>;
}

/** What the page says to a worker that waits: from now on it answers. */
export const TAKE_OVER = "take-over";

/** Where the browser sends what is shared with the page, and the question in the page's address that this leads to. */
export const SHARE = "share";
export const SHARED = "shared";
