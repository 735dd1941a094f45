export const en = {
  "problem.none":
    "This browser lets the page keep nothing: a private window, or storage that is blocked for this site. Allow it in the browser's settings for this site, or open the page in an ordinary window.",
  "problem.full": "There is no room left to keep it. Clear something under “This machine”, or free space on the disk.",
  "problem.silent": "The browser's storage does not answer. Close other tabs of this page, or restart the browser.",
  "problem.newer": "Another tab has a newer version of this page. Load this page again.",
  "problem.failed": "The browser's storage failed. Load the page again; if that does not help, restart the browser.",
} as const;
