/**
 * Puts the view that the page opens with into the first file, where it is there at the first paint. Its definition
 * loads it like any other.
 */
import "./generate/Generate.tsx";

/** What of that view stands in the page as HTML and comes to life after the rest: fetched meanwhile, not when it is its turn. */
export const latePart = () => import("./generate/Settings.tsx");
