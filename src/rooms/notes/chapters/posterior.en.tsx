import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { PosteriorPlot } from "../figures/PosteriorPlot.tsx";
import { Sensitivity } from "../figures/Sensitivity.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Posterior() {
  return (
    <>
      <p>
        Where was <M after=",">{"x_{t-1}"}</M> if we see <M after="?">x_t</M> Without knowing the picture nobody can say
        in closed form. But if both ends are known, it is easy: <M>x_0</M> says where a noisier copy of it should lie,{" "}
        <M>x_t</M> says where it must have come from, and the product of two Gaussians is a Gaussian.
      </p>
      <Equation name="posteriorMean" />
      <PosteriorPlot>
        Drag <M>x_0</M> and <M after=",">x_t</M> or use the arrow keys. The chain has ten long steps so that one can be
        seen. The posterior is always narrower than either voice, and nearer to the surer one.
      </PosteriorPlot>
      <p>
        In sampling <M>x_0</M> is what one doesn’t have, so a network supplies it, in one of three ways: it predicts the
        mean <M>{"\\tilde\\mu"}</M> itself, the picture <M after=",">x_0</M> or the noise <M>{"\\epsilon"}</M> from
        which the picture follows. Put the jump into the mean and the third becomes
      </p>
      <Equation name="meanFromNoise" />
      <p>
        The three say the same thing; the two means above agree to the last digit. They differ in what a mistake costs.
      </p>
      <Sensitivity>
        How far the next x moves when the network’s answer is off by one, over the 1000 steps of the linear chain. An
        error in <M>x_0</M> is harmless in the noise and grave near the picture; one in ε costs much the same all the
        way.
      </Sensitivity>
      <Papers>
        <Paper name="ddpm" />, equations 6 and 7 for the posterior, 8 to 11 for the way from its mean to ε, 15 for{" "}
        <M after=";">{"\\hat x_0"}</M> table 2 compares predicting <M>{"\\tilde\\mu"}</M> and ε.
      </Papers>
      <TryIt place="trajectory">See x̂₀, ε̂ and xₜ of a real step</TryIt>
    </>
  );
}
