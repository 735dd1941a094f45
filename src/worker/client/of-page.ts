/** The client of a page, which knows when nobody sees it. */
import { type Client, type ClientOwner, createClient } from "./client.ts";

export function clientOfPage(owner: ClientOwner): Client {
  const client = createClient(owner);
  const tell = () => client.visible(!document.hidden);
  document.addEventListener("visibilitychange", tell);
  tell();
  return client;
}
