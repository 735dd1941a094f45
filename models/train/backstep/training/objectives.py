"""The training objectives.

L_simple  E‖target − output‖²                     (DDPM, equation 14; any prediction)
L_vlb     T · E[L_t]                              (DDPM, equation 5; t uniform)
L_hybrid  L_simple + 0.001 · L_vlb, the mean held fixed in L_vlb  (Nichol & Dhariwal, equation 16)
"""

import torch
from torch import Tensor

from backstep.process.bound import bound_term
from backstep.process.diffusion import Denoiser, Diffusion
from backstep.refusal import Refusal

OBJECTIVES = ("L_simple", "L_vlb", "L_hybrid")
HYBRID_WEIGHT = 0.001


def losses(diffusion: Diffusion, objective: str, model: Denoiser, x0: Tensor, t: Tensor, noise: Tensor) -> dict[str, Tensor]:
    """Per picture [B]: "loss", what to minimise, and its parts "mse" and, where there is one, "vlb".

    Raises Refusal for L_hybrid with a fixed Σ: its second part would have no gradient.
    """
    if objective not in OBJECTIVES:
        raise Refusal(f"unknown objective: {objective}; known are {', '.join(OBJECTIVES)}")
    if objective == "L_hybrid" and not diffusion.learned:
        raise Refusal(f"L_hybrid trains the variance, but {diffusion.variance} isn't learned")
    x_t = diffusion.q_sample(x0, t, noise)
    output = model(x_t, t)
    channels = x0.shape[1]
    mean_part = output[:, :channels]
    mse = (diffusion.target(x0, x_t, t, noise) - mean_part).square().flatten(1).mean(1)
    if objective == "L_simple":
        return {"loss": mse, "mse": mse}
    if objective == "L_hybrid":
        output = torch.cat([mean_part.detach(), output[:, channels:]], dim=1)
    vlb = diffusion.T * bound_term(diffusion, output, x0, x_t, t, clip=False)
    return {"loss": vlb if objective == "L_vlb" else mse + HYBRID_WEIGHT * vlb, "mse": mse, "vlb": vlb}
