import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { ScheduleStrips } from "../figures/ScheduleStrips.tsx";
import { SchedulesPlot } from "../figures/SchedulesPlot.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Schedule() {
  return (
    <>
      <p>
        The schedule decides how fast the picture goes. DDPM raises <M>{"\\beta_t"}</M> in a straight line, and its{" "}
        <M>{"\\bar\\alpha_t"}</M> then falls so early that a good part of a small picture’s chain is spent in what is
        noise already: steps that cost a network evaluation each and change next to nothing.
      </p>
      <SchedulesPlot>
        <M>{"\\bar\\alpha"}</M> or the ratio of signal to noise, against the part of the chain that is done. The
        percentages say how much of each chain is spent below <M>{"\\bar\\alpha"}</M> = 0.01. The linear schedule is
        rescaled to the chosen T, as improved-diffusion does.
      </SchedulesPlot>
      <p>
        Improved DDPM turns the question round. Instead of choosing the <M after="s">{"\\beta"}</M> it chooses the curve{" "}
        <M after=",">{"\\bar\\alpha_t"}</M> nearly straight in the middle and flat at both ends, and takes from it
        whatever <M>{"\\beta_t = 1 - \\bar\\alpha_t / \\bar\\alpha_{t-1}"}</M> comes out:
      </p>
      <Equation name="cosine" />
      <p>
        The small <M>s</M> keeps the first steps from being too small to matter, and the cap keeps the last from
        breaking off the chain at <M after=".">{"\\bar\\alpha = 0"}</M>
      </p>
      <ScheduleStrips>
        One picture, the same noise, evenly spaced times. Begin later with the slider and compare how long each row
        keeps something to recognise.
      </ScheduleStrips>
      <Papers>
        <Paper name="improved" />, section 3.2: equation 17, figure 3 for the strips, figure 5 for the curves.
      </Papers>
      <TryIt place="trajectory">Follow the signal along a real run</TryIt>
    </>
  );
}
