import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { RangePlot } from "../figures/RangePlot.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Sigma() {
  return (
    <>
      <p>
        The network gives the mean of the step back. How much noise should the step then add? Two answers frame all
        others. If the data were pure unit noise, the right variance would be <M after=";">{"\\beta_t"}</M> if they were
        a single point, it would be <M after=".">{"\\tilde\\beta_t"}</M> Real data lie between, so the right{" "}
        <M>{"\\sigma_t^2"}</M> does too. DDPM fixes one or the other and finds that pictures hardly care.
      </p>
      <p>
        The reason is in the figure: over nearly the whole chain the two are the same number. Only in the first handful
        of times do they part, and there the steps are too small to see. But the bound sees them: those are the times
        that carry the most bits. So Improved DDPM lets the network choose, for each value of each pixel, a place{" "}
        <M>f = (v + 1)/2</M> on the logarithmic line between the two, and trains that place with a whisper of the bound:
      </p>
      <Equation name="range" />
      <RangePlot>
        The shaded band is all the freedom the network has. Find the t at which the ratio passes 0.99, then make the
        chain shorter: the band opens and reaches further.
      </RangePlot>
      <p>
        This is why learning <M>{"\\Sigma"}</M> matters when steps are left out. Strided sampling is a shorter chain
        with larger <M after="s,">{"\\beta"}</M> where a wrong variance is no longer a trifle.
      </p>
      <Papers>
        <Paper name="ddpm" />, section 3.2 for the two fixed choices; <Paper name="improved" />, section 3.1: figure 1
        for the ratio, equation 15 for the range, 16 for the objective.
      </Papers>
      <TryIt place="compare">Compare the three Σ on the same noise</TryIt>
    </>
  );
}
