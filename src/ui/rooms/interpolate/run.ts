export { runInterpolate, SLOT } from "../../../state/interpolate-run.ts";
