import { ReadingFrame } from "../../ui/frame/ReadingFrame.tsx";
import { Tables } from "./tables/Tables.tsx";
import { title } from "./title.ts";

export default function Bench() {
  return (
    <ReadingFrame title={title}>
      <Tables />
    </ReadingFrame>
  );
}
