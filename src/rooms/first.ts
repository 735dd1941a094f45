/**
 * Puts the view that the page opens with into the first file, where it is there at the first paint. Its definition
 * loads it like any other.
 */
import "./generate/Generate.tsx";
