/**
 * Keyboard shortcuts, never while a person composes (Korean) or types. Most are a place on the keyboard
 * (event.code), the same on every layout; a sign such as "?" is what is typed, wherever a layout has it.
 */
import { useEffect } from "react";
import { create } from "zustand";

export type Shortcut = Described & (Place | Sign);

interface Place {
  readonly code: string;
  readonly shift?: boolean;
  /** Ctrl, or ⌘ on a Mac. The place is then that of the letter, where the layout has it elsewhere (QWERTZ, Dvorak). */
  readonly command?: boolean;
}

interface Sign {
  readonly sign: string;
}

interface Described {
  /** How the key is written in the list. */
  readonly keys: readonly string[];
  /** What it does, in the language of the moment. */
  readonly label: () => string;
  readonly run: () => void;
}

/** The lists that hold now: those registered last at the end. */
const useLists = create<readonly (readonly Shortcut[])[]>()(() => []);

/** The shortcuts that hold now, for the list. */
export function currentShortcuts(): Shortcut[] {
  return useLists.getState().flat();
}

/** Registers shortcuts while the component is there. Those registered last win. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    useLists.setState((lists) => [...lists, shortcuts], true);
    return () => useLists.setState((lists) => lists.filter((list) => list !== shortcuts), true);
  }, [shortcuts]);
}

/** What uses these keys itself. */
const TYPES = "input:not([type=range], [type=radio], [type=checkbox]), textarea, select, [contenteditable]";
const PRESSES = `${TYPES}, button, a[href], summary, input, [role=button], [role=menuitem], [role=option]`;
const MOVES = `${TYPES}, input[type=range], input[type=radio], [role=menu], [role=listbox]`;

export function takes(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.altKey) return false;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest('[role="dialog"], [role="menu"]')) return false;
  if (target.closest(TYPES)) return false;
  if (event.code === "Space" || event.code === "Enter") return !target.closest(PRESSES);
  if (event.code.startsWith("Arrow") || event.code === "Home" || event.code === "End") return !target.closest(MOVES);
  return true;
}

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey">;

/** What was typed. Some layouts type a sign with Shift, others without, and some input methods type it full-width. */
export const signOf = ({ key }: Pick<Pressed, "key">): string => key.normalize("NFKC");

/** The place of a key; with Ctrl or ⌘ that of its letter, where the layout has Latin ones. */
export function placeOf({ key, code, ctrlKey, metaKey }: Pressed): string {
  return (ctrlKey || metaKey) && /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : code;
}

/** Whether a key pressed is that of a shortcut. */
export function matches(shortcut: Shortcut, event: KeyboardEvent): boolean {
  const command = event.ctrlKey || event.metaKey;
  if ("sign" in shortcut) return !command && signOf(event) === shortcut.sign;
  return (
    shortcut.code === placeOf(event) &&
    (shortcut.command ?? false) === command &&
    (shortcut.shift ?? false) === event.shiftKey
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (!takes(event)) return;
  const found = currentShortcuts()
    .reverse()
    .find((shortcut) => matches(shortcut, event));
  if (!found) return;
  event.preventDefault();
  found.run();
}

/** Begins to listen; once, by the app. Returns the way out. */
export function listenToKeys(): () => void {
  addEventListener("keydown", onKeyDown);
  return () => removeEventListener("keydown", onKeyDown);
}
