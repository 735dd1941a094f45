// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { say } from "../../app/notices.ts";
import { setState } from "../../app/store.ts";
import { mount, press, settled } from "../testing/mount.ts";
import { Dialog } from "./Dialog.tsx";

test("a dialog says what can't wait until it is closed, with its button, and nothing else", async () => {
  await mount(
    <Dialog open title="Share" onClose={() => {}}>
      Inside
    </Dialog>,
  );
  const dialog = document.querySelector<HTMLElement>('[role="dialog"]')!;
  const run = vi.fn();
  await settled(() => {
    say({ key: "calm", tone: "info", text: () => "A calm word" });
    say({
      key: "film",
      tone: "warning",
      text: () => "It says nothing",
      urgent: true,
      action: { label: () => "Again", run },
    });
  });
  expect(dialog.textContent).toContain("It says nothing");
  expect(dialog.textContent).not.toContain("A calm word");
  await press(dialog, "Again");
  expect(run).toHaveBeenCalledOnce();
  const away = dialog.querySelector<HTMLElement>('[aria-label="Dismiss"]')!;
  await settled(() => away.click());
  expect(dialog.textContent).not.toContain("It says nothing");
  setState({ notices: [] });
});
