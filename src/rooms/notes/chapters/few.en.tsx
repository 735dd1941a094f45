import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { FewSteps } from "../figures/FewSteps.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Few() {
  return (
    <>
      <p>
        A thousand evaluations a picture is a lot. Nothing forces one to visit every time: keep some of them, let each
        step reach from one kept time to the next, and the network is none the wiser. How much is lost depends on the
        sampler.
      </p>
      <p>
        The ancestral chain pays most. Its step back is Gaussian only while it is short, and each one adds noise that
        later steps must clean up. DDIM at <M>{"\\eta = 0"}</M> has no such debt. Divide its step by{" "}
        <M>{"\\sqrt{\\bar\\alpha}"}</M> and it shows what it is, Euler’s method on a differential equation:
      </p>
      <Equation name="ode" />
      <p>
        Euler’s error falls in proportion to the step. DPM-Solver++ 2M looks back at one earlier guess and lets its
        error fall with the square, for the same number of evaluations.
      </p>
      <FewSteps>
        Computed here and now: each sampler takes 600 numbers from the same starts through the exact denoiser of a
        mixture, and the error is how far, on average, the sorted results lie from the true quantiles. The choice of
        times matters as much as the sampler: the square shows where times lie densely near the picture, as the
        quadratic ones do, and hardly where they are even. Quadratic times begin at 0.8 T, with a trace of the picture
        that pure noise lacks, and there 2M levels out. DDPM keeps times of its own, even ones; its curve flattens
        because 600 draws are never perfectly even.
      </FewSteps>
      <p>The denoiser here is exact. A network’s own error is added on top, and no solver takes it away.</p>
      <Papers>
        <Paper name="ddim" />, section 4.2 for leaving times out, equation 13 for the form above, table 1 for pictures;{" "}
        <Paper name="improved" />, section 4 for DDPM strided; <Paper name="solver" />, algorithm 2 for 2M.
      </Papers>
      <TryIt place="compare">DDPM 1000 beside DDIM 50, 20 and 10</TryIt>
    </>
  );
}
