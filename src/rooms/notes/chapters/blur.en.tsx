import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { BestGuessPictures } from "../figures/BestGuessPictures.tsx";
import { BestGuessPlot } from "../figures/BestGuessPlot.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Blur() {
  return (
    <>
      <p>At every step the network’s answer can be turned into a guess of the finished picture:</p>
      <Equation name="guessFromNoise" />
      <p>
        Early on the guess is a blur, and only then a face. That isn’t a weakness of the network. Squared error is least
        for the mean of all that is still possible, and in heavy noise very much is possible. Where the data are a
        mixture of Gaussians that mean can be written down: <M>m_k</M> is what bump <M>k</M> would make of{" "}
        <M after=",">x_t</M> and <M>r_k</M> how likely it is that <M>x_t</M> came from it.
      </p>
      <Equation name="bestGuess" />
      <BestGuessPlot>
        Grey, the data: three bumps. Blue, what is left of them once <M>x_t</M> is seen. The line is{" "}
        <M after=".">{"\\hat x_0"}</M> With much noise it stands in a gap, at a value no data has; as t falls one bump
        takes all, and the guess with it.
      </BestGuessPlot>
      <p>The same with pictures: a world that contains these six faces and no others.</p>
      <BestGuessPictures>
        <M>{"\\hat x_0"}</M> is computed exactly, as the six faces weighted by how likely each is under{" "}
        <M after=".">x_t</M> Choose the face that is noised, and slide t from T down. First comes what the faces share,
        then what tells them apart. A real world holds far more pictures than six, so there it is decided later and
        detail by detail.
      </BestGuessPictures>
      <Papers>
        <Paper name="ddpm" />, equation 15 for <M after=",">{"\\hat x_0"}</M> section 4.3 and figure 6 for how it forms:
        large shapes first, details last.
      </Papers>
      <TryIt place="trajectory">Watch x̂₀ of the real model sharpen</TryIt>
    </>
  );
}
