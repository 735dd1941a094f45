import { dismiss } from "../../app/notices.ts";
import type { Notice } from "../../app/store.ts";
import { Strip } from "./Strip.tsx";

/** A notice of the page's, which can be put away. */
export function NoticeStrip({ notice: { key, tone, text, detail, action } }: { readonly notice: Notice }) {
  return (
    <Strip
      tone={tone}
      detail={detail}
      action={action && { label: action.label(), run: action.run }}
      onDismiss={() => dismiss(key)}
    >
      {text()}
    </Strip>
  );
}
