/** Asks a picture for its menu, as a right click does. Without a point, the menu is beside the picture. */
export function ask(
  picture: Element,
  point: { readonly clientX: number; readonly clientY: number } | null = null,
): void {
  picture.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, ...point }));
}
