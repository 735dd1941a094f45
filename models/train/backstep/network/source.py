"""A trained network, and all that must be known to sample from it, to measure and to export it."""

from dataclasses import dataclass, field

from diffusers import UNet2DModel

from backstep.fields import Fields
from backstep.network.scheduler import MOST_STEPS
from backstep.process.diffusion import PREDICTIONS
from backstep.process.schedules import KINDS, betas_of
from backstep.refusal import Refusal

VARIANCES = ("fixed", "learned_range", "learned")  # of a manifest, where both fixed ones are one
CHANNELS = (1, 3, 4)  # of a picture: grey, colour, colour and opacity
MOST_PIXELS = 512  # on a side


@dataclass
class Source:
    unet: UNet2DModel
    patch: int
    size: tuple[int, int]  # (H, W) in pixels
    diffusion: dict  # as in manifest.json: T, schedule, prediction, variance
    # Names, the null class not among them. None where the network knows classes, but nothing says whether one
    # of them stands for none.
    classes: list[str] | None = field(default_factory=list)

    @property
    def channels(self) -> int:
        return self.unet.config.in_channels // self.patch**2


def source_of(unet: UNet2DModel, patch: int, diffusion: dict, classes: list[str] | None, where: object) -> Source:
    """A Source whose parts fit each other. Raises Refusal, beginning with `where`, where they don't."""
    inputs, outputs = unet.config.in_channels, unet.config.out_channels
    if inputs not in [channels * patch**2 for channels in CHANNELS]:
        blocks = f" in {patch}×{patch} patches" if patch > 1 else ""
        raise Refusal(f"{where}: the network takes {inputs} channels{blocks}; expected a picture's 1, 3 or 4 (or these times --patch squared)")
    wanted = inputs if diffusion["variance"] == "fixed" else 2 * inputs
    if outputs != wanted:
        raise Refusal(f"{where}: the network takes {inputs} channels and gives {outputs}; with a {diffusion['variance']} variance it gives {wanted}")
    if unet.config.class_embed_type is not None:
        raise Refusal(f"{where}: class_embed_type is {unet.config.class_embed_type}; expected none, or a table of num_class_embeds")
    embeds = unet.config.num_class_embeds
    if classes is not None and embeds != (len(classes) + 1 if classes else None):
        raise Refusal(f"{where}: {len(classes)} classes are named, so that {len(classes) + 1} embeddings are expected, got {embeds or 0}")
    return Source(unet, patch, size_of(unet, patch, where), diffusion, classes)


def size_of(unet: UNet2DModel, patch: int, where: object) -> tuple[int, int]:
    """(H, W) in pixels."""
    size = unet.config.sample_size
    sides = [size, size] if type(size) is int else size
    if not isinstance(sides, (list, tuple)) or len(sides) != 2 or not all(type(n) is int and 0 < n * patch <= MOST_PIXELS for n in sides):
        raise Refusal(f"{where}: sample_size is {size}; expected a side or [height, width], of 1 to {MOST_PIXELS // patch}")
    return sides[0] * patch, sides[1] * patch


def diffusion_of(fields: Fields) -> dict:
    """The diffusion block of a manifest or of backstep.json, checked."""
    T = fields.whole("T", 1, MOST_STEPS)
    schedule = fields.within("schedule")
    kind = schedule.one_of("kind", KINDS)
    for end in {"cosine": (), "squaredcos_cap_v2": (), "given": (), "const": ("beta_end",)}.get(kind, ("beta_start", "beta_end")):
        schedule.part(end)
    if kind == "given":
        schedule.list("betas", float)
    betas_of(schedule.values, T)
    return {
        "T": T,
        "schedule": schedule.values,
        "prediction": fields.one_of("prediction", PREDICTIONS),
        "variance": fields.one_of("variance", VARIANCES),
    }
