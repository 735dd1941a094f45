import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { BestGuessPictures } from "../figures/BestGuessPictures.tsx";
import { BestGuessPlot } from "../figures/BestGuessPlot.tsx";
import { GuessByAnswer } from "../figures/GuessByAnswer.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Blur() {
  return (
    <>
      <p>At every step the network’s answer can be turned into a guess of the finished picture:</p>
      <Equation name="guessFromNoise" />
      <p>
        The best guess is a blur early on, and only then a face. That would not be a weakness of the network. Squared
        error is least for the mean of all that is still possible, and in heavy noise very much is possible. Where the
        data are a mixture of Gaussians that mean can be written down: <M>m_k</M> is what bump <M>k</M> would make of{" "}
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
      <p>
        A real network is a little off, and what its small error does to the guess depends on what it was asked for.
        Where it predicts ε, as faces-32 and fashion-28 both do, the equation at the top multiplies the error by{" "}
        <M after=",">{"\\sqrt{1/\\bar\\alpha_t - 1}"}</M> which is 157 at T = 1000 of the linear schedule and still 10
        at t = 680. So the first guesses of faces-32 are no blurs but saturated noise. A network that predicts{" "}
        <M>x_0</M> shows its error as it is, and one that predicts v, as photos-32 does, shows it times{" "}
        <M after=":">{"\\sqrt{1 - \\bar\\alpha_t}"}</M> both begin with the blur.
      </p>
      <GuessByAnswer>
        The exact answer of the six faces’ world with the same small error in each of three forms, and the guess that
        comes of it. This is computed, not a network’s. For the real thing, see the first columns of Trajectory’s
        figure: noise under faces-32, and under photos-32, the model of photographs, a blur.
      </GuessByAnswer>
      <Papers>
        <Paper name="ddpm" />, equation 15 for <M after=",">{"\\hat x_0"}</M> section 4.3 and figure 6 for how it forms:
        large shapes first, details last.
      </Papers>
      <TryIt place="trajectory">Watch x̂₀ of the real model sharpen</TryIt>
    </>
  );
}
