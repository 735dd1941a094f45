import { MarksInFile } from "../figures/MarksInFile.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Marks() {
  return (
    <>
      <p>
        A program that makes pictures out of nothing makes false evidence as easily as art. A face that belongs to
        nobody can front an invented account; a real one, fed in, can be put where its owner never was. Models also
        repeat their data. What is rare there becomes rarer, what is slanted stays slanted, and people whose pictures
        were collected were seldom asked. The small model here was trained on cartoon faces drawn by a program, so it
        fools no one. Its idea of a face is nevertheless exactly that program’s list of noses and haircuts, and no
        wider.
      </p>
      <p>
        Pictures saved here say where they come from. An XMP entry carries the IPTC’s <em>Digital Source Type</em>: made
        by a trained model, or composite where a person’s picture went in. A recipe lists the model, the settings and
        the seed, and may hold the result’s fingerprint, so that anyone can run it again and compare.
      </p>
      <MarksInFile>
        This PNG was just written by the program’s own exporter and opened again. The face is a drawn one, standing in
        for a result; the settings are those of your Generate room. Turn the marks off and the file says nothing.
      </MarksInFile>
      <p>
        They can be turned off, and it would be dishonest to suggest otherwise: a screenshot, a messenger or any editor
        removes them too. A mark tells something when it is there and nothing when it isn’t, and anyone may forge one.
        Only the recipe can be checked, by replaying it.
      </p>
      <Papers>
        <Paper name="ddpm" />, “Broader Impact”, after the conclusion, names fakes, bias and compression. The source
        type is a term of the IPTC Photo Metadata Standard.
      </Papers>
      <TryIt place="generate">Make a picture, save it, look inside</TryIt>
    </>
  );
}
