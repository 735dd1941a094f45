import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { NoisedPicture } from "../figures/NoisedPicture.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Forward() {
  return (
    <>
      <p>
        The forward process learns nothing. It takes a picture <M>x_0</M> and, <M>T</M> times over, shrinks it a little
        and adds a little Gaussian noise:
      </p>
      <Equation name="forwardStep" />
      <p>
        A sum of Gaussians is Gaussian, so the whole walk up to any <M>t</M> can be taken in one jump. With{" "}
        <M>{"\\alpha_t = 1 - \\beta_t"}</M> and <M>{"\\bar\\alpha_t"}</M> the product of all of them so far,
      </p>
      <Equation name="forwardJump" />
      <p>
        Read <M>{"\\bar\\alpha_t"}</M> as the share of the picture’s variance that is still there. Training needs only
        this jump: draw a time, noise the picture once, and ask the network what was added.
      </p>
      <NoisedPicture>
        Left, the picture at time t; right, how often each pixel value occurs in it. Watch the grey shape become the
        curve: from then on the values alone no longer tell that there was a picture, though their arrangement does a
        little longer.
      </NoisedPicture>
      <p>
        Sampling has to begin somewhere, and it begins with pure noise. That is fair only if <M>x_T</M> looks like pure
        noise whichever picture it came from. It never does exactly, and the KL divergence says by how much it doesn’t:
        in bits, it is the most that <M>x_T</M> can, on average, still give away of its picture. The last number above
        is that leak for the linear schedule. No network had a part in it; it was settled when the{" "}
        <M after="s">{"\\beta"}</M> were chosen.
      </p>
      <Papers>
        <Paper name="ddpm" />, section 2: equation 2 is the step, equation 4 the jump; section 4 gives T = 1000 and the
        linear β from 10⁻⁴ to 0.02.
      </Papers>
      <TryIt place="trajectory">Walk the same road backwards, with the network</TryIt>
    </>
  );
}
