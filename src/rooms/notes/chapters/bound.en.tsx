import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { BoundTerms } from "../figures/BoundTerms.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Bound() {
  return (
    <>
      <p>
        What does it cost to describe a picture with this model? The exact answer needs an integral over every road from
        noise to the picture, so one settles for a bound that is a plain sum:
      </p>
      <Equation name="bound" />
      <Equation name="boundTerms" />
      <p>
        <M>L_T</M> is the leak of the last chapter and has no parameters. Each <M>{"L_{t-1}"}</M> compares two
        Gaussians, the true step back and the network’s, and is closed-form. <M>L_0</M> turns the last, almost clean
        values into 8-bit levels.
      </p>
      <BoundTerms>
        A picture of one grey pixel that takes eight levels with known chances: the best possible network can be written
        down, so every term here is exact. What exceeds the entropy is the price of finite steps and of the chosen{" "}
        <M after=".">{"\\sigma^2"}</M> Shorten the chain and see where the bits go; then swap <M>{"\\tilde\\beta"}</M>{" "}
        for β at T = 25 and at T = 1000.
      </BoundTerms>
      <p>
        This is the bound of a variational autoencoder, with <M>T</M> layers of latents. There, an encoder is trained
        and one KL term holds it near the prior while the decoder reconstructs. Here the encoder is the fixed forward
        process, every latent is as large as the picture, and one network serves as decoder for all layers. As nothing
        in the encoder can move, <M>L_T</M> is a constant and all training goes into the way back.
      </p>
      <Papers>
        <Paper name="ddpm" />, equations 3 and 5 for the bound, 13 for the last decoder; <Paper name="improved" />,
        figure 2 for the terms against t. The autoencoder is that of <Paper name="vae" />.
      </Papers>
      <TryIt place="bits">Measure a picture of yours, term by term</TryIt>
    </>
  );
}
