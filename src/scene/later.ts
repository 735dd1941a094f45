import type { ComponentType } from "react";

/** A component that is loaded when it is shown, or before: ui/Show.tsx shows it. */
export interface Later {
  /** Null until it has come. */
  readonly component: ComponentType | null;
  /** Where it could not be had, the next call asks again. */
  load(): Promise<void>;
}

export function later(load: () => Promise<{ readonly default: ComponentType }>): Later {
  let component: ComponentType | null = null;
  let coming: Promise<void> | null = null;
  const arrived = (module: { readonly default: ComponentType }) => {
    component = module.default;
  };
  const failed = (error: unknown) => {
    coming = null;
    throw error;
  };
  return {
    get component() {
      return component;
    },
    load() {
      coming ??= load().then(arrived, failed);
      return coming;
    },
  };
}
