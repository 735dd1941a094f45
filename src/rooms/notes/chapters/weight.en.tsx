import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { WeightPlot } from "../figures/WeightPlot.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Weight() {
  return (
    <>
      <p>
        When the network predicts the noise, a term of the bound is a weighted squared error, up to a constant that
        training cannot change:
      </p>
      <Equation name="weighted" />
      <p>DDPM simply sets the weight to one, for every t alike:</p>
      <Equation name="simple" />
      <p>
        It looks like a shortcut, but it is a decision about where the network should spend itself. In the bound, the
        first few times, where the noise is a trace the eye would miss, weigh many times more than the rest. Each bit
        counts the same to a code, and most bits of a picture are in its last faint digits. By dropping the weight, one
        asks for less care there and for more at larger <M after=",">t</M> where the noise hides shapes and the task is
        hard. Pictures get better.
      </p>
      <WeightPlot>
        The weight the bound gives to each time, and the even one, each divided by its mean over t: a factor that is the
        same for all t is no preference, only a learning rate. Move t: the numbers say what part of the whole weight
        lies at or below it, in the bound and in <M after=".">{"L_{\\text{simple}}"}</M> With <M>{"\\sigma^2"}</M> = β
        the preference is milder, and still there.
      </WeightPlot>
      <p>
        The price is paid in bits. A network trained on <M>{"L_{\\text{simple}}"}</M> is a worse code than one trained
        on the bound, though it draws better. Improved DDPM buys some of it back by adding the bound again, a thousand
        times smaller, for the variance alone.
      </p>
      <Papers>
        <Paper name="ddpm" />, equation 12 for the weight, 14 and section 3.4 for dropping it, table 2 for what that
        does; <Paper name="improved" />, equation 16 for bringing the bound back.
      </Papers>
      <TryIt place="bits">See which t a picture’s bits come from</TryIt>
    </>
  );
}
