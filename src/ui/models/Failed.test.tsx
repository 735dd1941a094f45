// @vitest-environment happy-dom
import { act, Suspense } from "react";
import { expect, test } from "vitest";
import { refusal } from "../../formats/refusal.ts";
import { speaker } from "../../i18n/speaker.ts";
import { mount } from "../testing/mount.ts";
import { Failed } from "./Failed.tsx";

test("what was refused before is said in the language that the page changes to, and back", async () => {
  const { message, said } = refusal("open.pointer", { name: "unet.bin", sized: "yes", size: 9 });
  const page = await mount(
    <Suspense>
      <Failed failure={{ code: "refused", message, said }} />
    </Suspense>,
  );
  const english = "This cannot be added: unet.bin only points to its content of 9 bytes (Git LFS): download the file.";
  expect(page.textContent).toBe(english);
  await act(() => speaker.speak("ko"));
  expect(page.textContent).toBe(
    "추가할 수 없습니다: unet.bin 파일에는 9바이트짜리 내용이 없고 가리키는 글만 있습니다(Git LFS). 파일 자체를 내려받으세요.",
  );
  await act(() => speaker.speak("en"));
  expect(page.textContent).toBe(english);
});
