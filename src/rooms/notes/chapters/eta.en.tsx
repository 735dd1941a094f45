import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { Trajectories } from "../figures/Trajectories.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Eta() {
  return (
    <>
      <p>
        The training loss never looks at the road. It draws one <M after=",">t</M> jumps there and asks about the noise;
        only the distribution of <M>x_t</M> given <M>x_0</M> enters, never how <M>{"x_{t-1}"}</M> and <M>x_t</M> hang
        together. So any process with the same <M>{"q(x_t \\mid x_0)"}</M> at each time is served by the same trained
        network, and one may choose among their ways back. DDIM writes down a whole family:
      </p>
      <Equation name="family" />
      <p>
        Read it as three moves: go to the guess, go back out along the noise the network saw, and add some that is new.{" "}
        <M>{"\\sigma"}</M> only settles how the last two share. At <M>{"\\eta = 1"}</M> this is the ancestral chain of
        DDPM with variance <M after=".">{"\\tilde\\beta"}</M> At <M>{"\\eta = 0"}</M> nothing new is added: the start
        decides everything, and the matching forward process is no longer Markov, for <M>x_t</M> needs both its
        neighbour and <M after=".">x_0</M>
      </p>
      <Trajectories>
        Sixty numbers on their way from noise, left, to a mixture of three bumps, right, with the exact denoiser. Grey
        is the density they should follow, and with enough steps they follow it for every η. At η = 0 paths never cross;
        with one start there is one ending. Raise η and the single start fans out.
      </Trajectories>
      <Papers>
        <Paper name="ddim" />, equation 7 and theorem 1 for the family and why the loss allows it, 12 for the step, 16
        for <M after=".">{"\\sigma(\\eta)"}</M> Its α is DDPM’s <M after=".">{"\\bar\\alpha"}</M>
      </Papers>
      <TryIt place="endings">One start, many endings, with the real model</TryIt>
    </>
  );
}
