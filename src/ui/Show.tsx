import { use } from "react";
import type { Later } from "../scene/later.ts";

interface ShowProps<P extends object> {
  readonly view: Later<P>;
  readonly props?: P;
}

/**
 * Shows a component that comes later. Unlike with React's lazy(), one that is there already stands there at once, and one
 * that could not be had is asked for again by `load`.
 */
export function Show<P extends object>({ view, props }: ShowProps<P>) {
  if (view.failure) throw view.failure;
  if (!view.component) use(view.load());
  const Component = view.component;
  return Component && <Component {...(props ?? ({} as P))} />;
}
