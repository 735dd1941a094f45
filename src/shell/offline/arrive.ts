/** Files that the computer opens with the page, and what is shared with it, go where dropped ones do. */
import { say } from "../../app/notices.ts";
import { rewrite } from "../../app/rewrite.ts";
import { speaker } from "../../i18n/speaker.ts";
import { forgetShared, type Shared, takeShared } from "../../offline/shared.ts";
import { SHARED } from "../../offline/version.ts";
import { receive } from "../../recipe/receive.ts";
import { words } from "./words.ts";

/** Of an installed page: not yet in TypeScript's library. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

export function takeLaunched({ launchQueue }: { readonly launchQueue?: LaunchQueue }): void {
  launchQueue?.setConsumer(async ({ files = [] }) => {
    if (files.length > 0) await receive({ files: await Promise.all(files.map((file) => file.getFile())) });
  });
}

/** What the browser was sent on with from the service worker; what nobody took is not left lying about. */
export async function takeSent(): Promise<void> {
  const address = new URL(location.href);
  if (!address.searchParams.has(SHARED)) {
    if (typeof caches !== "undefined") void forgetShared(caches).catch(() => {}); // a browser that forbids it has none
    return;
  }
  address.searchParams.delete(SHARED);
  rewrite("replace", history.state, address.href);
  const shared = await taken();
  if (shared && (shared.files.length > 0 || shared.text)) return receive(shared);
  await words.load(speaker.language);
  say({ key: "shared", tone: "warning", text: () => words.say("shared.lost") });
}

async function taken(): Promise<Shared | null> {
  try {
    return await takeShared(new URL("./", document.baseURI).href, caches);
  } catch (error) {
    console.warn("what was shared cannot be taken", error);
    return null;
  }
}
