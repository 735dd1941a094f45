import { use } from "react";
import type { Later } from "../scene/later.ts";

/** Shows a component that comes later. Unlike with React's lazy(), one that is there already stands there at once. */
export function Show({ view }: { readonly view: Later }) {
  if (!view.component) use(view.load());
  const Component = view.component;
  return Component && <Component />;
}
