import { useWords } from "../../i18n/words.ts";
import { AboutRoom } from "../../ui/frame/AboutRoom.tsx";
import { ChapterLink } from "../notes/ChapterLink.tsx";
import { words } from "./words.ts";

export default function About() {
  const w = useWords(words);
  return (
    <AboutRoom text={w("about")} equation="kernelDistance" source={w("aboutSource")}>
      <ChapterLink to="few" />
    </AboutRoom>
  );
}
