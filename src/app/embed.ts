/**
 * `?embed=1`: one room with nothing around it, to stand in a lecture's page; with `&settings=1` its
 * settings are there too. Both hold as long as the page does.
 */
const query = new URLSearchParams(location.search);

export const EMBEDDED = query.get("embed") === "1";
/** No settings beside the room. */
export const BARE = EMBEDDED && query.get("settings") !== "1";

/** The same room in a page of its own, with the settings it has now. */
export function addressOutside(): string {
  const address = new URL(location.href);
  address.searchParams.delete("embed");
  address.searchParams.delete("settings");
  return address.href;
}
