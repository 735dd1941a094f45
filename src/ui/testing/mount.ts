/** React in a document, for tests that have one (`@vitest-environment happy-dom`). */
import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** Lets what was begun come to its end. */
export async function settled(work: () => void = () => {}): Promise<void> {
  await act(async () => work());
  await act(async () => {});
}

export async function mount(page: ReactNode): Promise<HTMLElement> {
  const root = document.createElement("div");
  document.body.append(root);
  await settled(() => createRoot(root).render(page));
  return root;
}

/** Presses the button with this text. */
export async function press(root: HTMLElement, text: string): Promise<void> {
  const button = [...root.querySelectorAll("button")].find(({ textContent }) => textContent === text);
  if (!button) throw new Error(`no button “${text}” in “${root.textContent}”`);
  await settled(() => button.click());
}

/** Code that comes later, by a network that fails as often as is said. */
export function network<C>(failures: number, component: C) {
  const asked = { times: 0 };
  const load = async () => {
    asked.times++;
    if (asked.times <= failures) throw new TypeError("Failed to fetch dynamically imported module");
    return { default: component };
  };
  return { asked, load };
}
