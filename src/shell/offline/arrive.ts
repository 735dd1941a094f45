/** Files that the computer opens with the page, and what is shared with it, go where dropped ones do. */
import { takeShared } from "../../offline/shared.ts";
import { SHARED } from "../../offline/version.ts";
import { receive } from "../../recipe/receive.ts";

/** Of an installed page: not yet in TypeScript's library. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

export function takeLaunched({ launchQueue }: { readonly launchQueue?: LaunchQueue }): void {
  launchQueue?.setConsumer(async ({ files = [] }) => {
    if (files.length > 0) await receive({ files: await Promise.all(files.map((file) => file.getFile())) });
  });
}

/** What the browser was sent on with from the service worker. */
export async function takeSent(): Promise<void> {
  const address = new URL(location.href);
  if (!address.searchParams.has(SHARED)) return;
  address.searchParams.delete(SHARED);
  history.replaceState(history.state, "", address);
  const shared = await takeShared(new URL("./", document.baseURI).href, caches);
  if (shared.files.length > 0 || shared.text) await receive(shared);
}
