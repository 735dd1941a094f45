"""A trained network read from a folder: diffusers' layout, a run of this trainer, or an exported model.

    FOLDER/[unet/]config.json, diffusion_pytorch_model.safetensors
    FOLDER/[scheduler/]scheduler_config.json
    FOLDER/backstep.json                  written by this trainer: patch, the process, the classes' names
    FOLDER/manifest.json, unet.onnx       an export (exported.py)
"""

from pathlib import Path

from backstep.fields import Fields, read_fields
from backstep.network.exported import load_exported, read_network
from backstep.network.patched import classes_of
from backstep.network.scheduler import diffusion_of_scheduler
from backstep.network.source import Source, diffusion_of, source_of
from backstep.network.weights import load_unet
from backstep.refusal import Refusal

AUTOENCODERS = ("vae", "vqvae", "movq")
MOST_PATCH = 64


def load_source(folder: Path, patch: int | None = None) -> Source:
    """Read a folder. Raises FileNotFoundError for a missing part, Refusal for one that can't be used."""
    if not folder.is_dir():
        raise FileNotFoundError(f"no folder {folder}: expected a run, a diffusers folder or an exported model")
    if (folder / "manifest.json").exists():
        return load_exported(folder)
    refuse_latents(folder)
    extra = read_fields(folder / "backstep.json") if (folder / "backstep.json").exists() else None
    patch = patch or patch_of(folder)
    weights = folder / "unet" if (folder / "unet").is_dir() else folder
    if not (weights / "config.json").exists():
        raise FileNotFoundError(f"no UNet2DModel in {folder}: expected config.json there, or unet/config.json")
    diffusion = diffusion_of(extra.within("diffusion")) if extra else diffusion_of_scheduler(scheduler_of(folder))
    unet = load_unet(weights)
    classes: list[str] | None = []
    if unet.config.num_class_embeds is not None:
        classes = names_of(extra, classes_of(unet)) if extra else None
    return source_of(unet, patch, diffusion, classes, folder)


def patch_of(folder: Path) -> int:
    """The patch that a run or an export was trained with; 1 where nothing is said."""
    if (folder / "unet.onnx").exists():
        return read_network(folder / "unet.onnx")[2]
    path = folder / "backstep.json"
    if not path.exists():
        return 1
    extra = read_fields(path)
    return extra.whole("patch", 1, MOST_PATCH) if "patch" in extra else 1


def scheduler_of(folder: Path) -> Fields:
    candidates = [folder / "scheduler_config.json", folder / "scheduler" / "scheduler_config.json"]
    found = next((p for p in candidates if p.exists()), None)
    if found is None:
        raise FileNotFoundError(f"no scheduler_config.json in {folder}, nor in its scheduler/")
    return read_fields(found)


def names_of(extra: Fields, count: int) -> list[str]:
    """Of the classes of a run: numbers where it was begun before they were written down."""
    return extra.list("classes", str) if "classes" in extra else [str(i) for i in range(count)]


def refuse_latents(folder: Path) -> None:
    """A UNet with an autoencoder beside it makes latents, which only that turns into pictures."""
    pipeline = folder.parent if folder.name == "unet" else folder
    index = pipeline / "model_index.json"
    parts = read_fields(index).values if index.exists() else {}
    found = next((name for name in AUTOENCODERS if name in parts or (pipeline / name).is_dir()), None)
    if found:
        raise Refusal(f"{pipeline} is a latent model: its network makes what its {found} turns into pictures, not pictures")
