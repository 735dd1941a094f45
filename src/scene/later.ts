import type { ComponentType } from "react";

/** A component that is loaded when it is shown, or before: ui/Show.tsx shows it. */
export interface Later<P extends object = object> {
  /** Null until it has come. */
  readonly component: ComponentType<P> | null;
  /** Why it couldn't be had, until it is asked for again. */
  readonly failure: unknown;
  /** Where it could not be had, the next call asks again. */
  load(): Promise<void>;
  /** Of a failure, so that who shows it next asks again. */
  forget(): void;
}

/** React's own `lazy` keeps what failed for as long as the page is open. */
export function later<P extends object = object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
): Later<P> {
  let component: ComponentType<P> | null = null;
  let failure: unknown = null;
  let coming: Promise<void> | null = null;
  const arrived = (module: { readonly default: ComponentType<P> }) => {
    component = module.default;
  };
  const failed = (error: unknown) => {
    coming = null;
    failure = error;
    throw error;
  };
  return {
    get component() {
      return component;
    },
    get failure() {
      return failure;
    },
    load() {
      failure = null;
      coming ??= load().then(arrived, failed);
      return coming;
    },
    forget() {
      failure = null;
    },
  };
}
