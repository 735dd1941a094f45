import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { MixPlot } from "../figures/MixPlot.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Mixing() {
  return (
    <>
      <p>
        Average two faces and you get a double exposure. Noise both first, average those, and let the model walk back:
        it finds one face that fits the mixture. How high up the two are noised decides how much of them it may
        reinvent. Low <M>t</M> keeps their pixels and their ghosts; high <M>t</M> keeps only the gist, such as hair,
        pose and light.
      </p>
      <Equation name="linearMix" />
      <p>
        But a mixture of noises is not as large as a noise. Two independent ones averaged half and half keep half the
        variance, and the network, which is told only <M after=",">t</M> expects all of it. Walking along the great
        circle between the two instead, or weighting them with <M>{"\\sqrt{1-\\lambda^2}"}</M> and{" "}
        <M after=",">{"\\lambda"}</M> keeps the size:
      </p>
      <Equation name="spherical" />
      <MixPlot>
        Two faces, each with noise of its own, and their mixture in the middle. The curves are measured on those very
        arrays; the spherical and the constant-variance one all but coincide. “As much as at” names the time whose noise
        is as large as what the mixture really has.
      </MixPlot>
      <p>
        In <M>x_T</M> itself there is nothing but noise to mix, and there the spherical way is the natural one. With
        DDIM at <M>{"\\eta = 0"}</M> each point of the arc has one picture, so the pictures change as smoothly as the
        arc runs.
      </p>
      <Papers>
        <Paper name="ddpm" />, section 4.4, figure 8 and, for several t, figure 9; <Paper name="ddim" />, section 5.3
        for mixing in <M after=".">x_T</M>
      </Papers>
      <TryIt place="interpolate">Put two pictures of your own in</TryIt>
    </>
  );
}
