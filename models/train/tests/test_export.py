"""Exported files against torch, and every shipped model against its own manifest."""

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from diffusers import UNet2DModel
from safetensors.torch import load_file, save_file

from backstep.export import folder as export_module
from backstep.export.folder import export
from backstep.export.unet_graph import unet_graph
from backstep.network.load import load_source
from backstep.network.manifest import read_manifest
from backstep.network.opened import open_network
from backstep.network.patched import Patched
from backstep.network.without_classes import without_classes
from backstep.process.guidance import Told
from backstep.refusal import Refusal
from backstep.training.config import Config
from backstep.training.trainer import Trainer
from conftest import ABOUT, HERE, random_source

MODELS = HERE.parent
SHIPPED = sorted(p.parent for p in MODELS.glob("*/manifest.json"))
WITHOUT = {k: v for k, v in ABOUT.items() if k not in ("id", "title")}


@pytest.mark.parametrize("half", [True, False], ids=["float16", "float32"])
@pytest.mark.parametrize("style", ["google", "diffusers", "butterflies"])
def test_three_styles_of_unet(reference_dir, tmp_path, style, half):
    """export() compares with torch, for four batch sizes and all t, and with the known answers beside the weights."""
    folder = reference_dir / "unets" / style
    source = load_source(folder)
    manifest = export(source, ABOUT, tmp_path / "x", half, folder / "io.safetensors")
    assert manifest["diffusion"]["variance"] == ("learned_range" if style == "diffusers" else "fixed")
    weights = (folder / "diffusion_pytorch_model.safetensors").stat().st_size
    stored = sum(p.numel() for p in source.unet.parameters()) * (2 if half else 4)
    assert (tmp_path / "x" / "unet.onnx").stat().st_size < 1.2 * stored + 400_000, weights
    ops = {node.op_type for node in onnx.load(tmp_path / "x" / "unet.onnx").graph.node}
    assert not ops & {"GroupNormalization", "Shape", "Sin", "Cos", "If", "Loop"}, ops
    read_back_equals(source, tmp_path / "x", half)


def read_back_equals(source, folder: Path, half: bool) -> None:
    """Every parameter of the file is the source's, rounded where the file rounds."""
    again = load_source(folder)
    assert (again.patch, again.size, again.diffusion, again.classes) == (source.patch, source.size, source.diffusion, source.classes)
    for name, weight in source.unet.state_dict().items():
        expected = weight.half().float() if half and weight.ndim > 1 else weight
        assert torch.equal(again.unet.state_dict()[name], expected), name


def test_a_run_of_the_trainer(blobs, tmp_path):
    """Patches, a mean prediction and a learned variance go through to the manifest and the file."""
    config = Config(
        data=str(blobs), steps=40, batch=8, lr=2e-3, warmup=5, save_every=100, T=20, channels="8,16", groups=4, patch=2, schedule="cosine",
        prediction="mean", variance="learned", objective="L_hybrid", sample_every=0, precision="float32",
    )  # fmt: skip
    Trainer(tmp_path / "run", config).train()
    about = json.loads((tmp_path / "run" / "about.json").read_text())
    manifest = export(load_source(tmp_path / "run"), about, tmp_path / "out")
    assert manifest["diffusion"] == {"T": 20, "schedule": {"kind": "cosine"}, "prediction": "mean", "variance": "learned"}
    assert manifest["image"] == {"width": 8, "height": 8, "channels": 1, "range": [-1, 1]}
    assert manifest["training"]["images"] == 320 and manifest["provenance"]["data"] == "blobs, CC0-1.0"
    assert "classes" not in manifest and "class" not in manifest["known"] and "class" not in manifest["tensors"]
    assert read_manifest(tmp_path / "out").known().output.shape == (2, 2, 8, 8)


@pytest.mark.parametrize("half", [True, False], ids=["float16", "float32"])
def test_classes(tmp_path, half):
    """The file is told classes as torch is, the manifest names them, and the known answers have one with and one without."""
    source = random_source(patch=2, size=(8, 16), classes=("cat", "dog", "owl"), in_channels=12, out_channels=12)
    manifest = export(source, WITHOUT, tmp_path / "pets", half)
    assert manifest["classes"] == {"names": ["cat", "dog", "owl"], "null": 3}
    assert manifest["tensors"]["class"] == {"name": "class", "type": "float32"}
    assert manifest["known"]["class"] == [1, 3]
    read_back_equals(source, tmp_path / "pets", half)
    nodes = [node.op_type for node in onnx.load(tmp_path / "pets" / "unet.onnx").graph.node]
    assert nodes.count("Gather") == 2  # one for t, one for the class

    network = open_network(tmp_path / "pets")
    x, t, label = torch.randn(4, 3, 8, 16), torch.tensor([0, 3, 6, 9]), torch.tensor([0, 1, 2, 3])
    with torch.no_grad():
        expected = Patched(load_source(tmp_path / "pets").unet, 2)(x, t, label)
    got = network.model(x, t, label)
    assert (got - expected).abs().max() < 1e-4 * expected.std()
    assert torch.allclose(network.model(x, t)[3], got[3], atol=1e-5) and not torch.allclose(network.model(x, t)[0], got[0], atol=1e-3)
    twice = Told(label, 3, 2.0).denoiser(network.model)(x, t)
    assert torch.allclose(twice, network.model(x, t) * -1 + 2 * got, atol=1e-4)


def test_without_classes(tmp_path):
    """The null class is in the weights: the file asks for no class, and gives what the network gave for none."""
    source = random_source(patch=2, size=(8, 16), classes=("cat", "dog"), in_channels=12, out_channels=12)
    manifest = export(without_classes(source), WITHOUT, tmp_path / "pets", half=False)
    assert "classes" not in manifest and "class" not in manifest["tensors"]
    x, t = torch.randn(3, 3, 8, 16), torch.tensor([0, 5, 9])
    with torch.no_grad():
        expected = Patched(source.unet, 2)(x, t, torch.full((3,), 2))
        other = Patched(source.unet, 2)(x, t, torch.zeros(3, dtype=torch.long))
    got = open_network(tmp_path / "pets").model(x, t)
    assert (got - expected).abs().max() < 1e-4 * expected.std()
    assert (got - other).abs().max() > 1e-2 * expected.std()
    with pytest.raises(Refusal, match="knows no classes"):
        without_classes(without_classes(source))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda p: p.name)
def test_shipped_models(folder):
    """The file is the one the manifest names, it answers as the manifest says, and there is a card."""
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["format"] == 1 and manifest["id"] == folder.name
    for file in manifest["files"]:
        data = (folder / file["name"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file["bytes"], file["sha256"])
    known = read_manifest(folder).known()
    got = open_network(folder).model(known.sample, known.timestep, known.label)
    difference = ((got - known.output).abs().max() / known.output.std()).item()
    print(folder.name, "known answer differs by", difference)
    assert difference < 1e-4 < manifest["known"]["tolerance"]
    assert "## What the data shows" in (folder / "card.md").read_text()


@pytest.mark.parametrize(
    "changes",
    [
        {"mid_block_scale_factor": 2.0, "center_input_sample": True},
        {"add_attention": False, "attn_norm_num_groups": 4},
        {"mid_block_type": None, "attention_head_dim": 4, "time_embedding_dim": 20, "size": (8, 12)},
        {"classes": ("a", "b"), "resnet_time_scale_shift": "scale_shift", "downsample_type": "resnet", "upsample_type": "resnet"},
    ],
    ids=["scaled", "no-middle-attention", "no-middle", "classes"],
)
def test_rarer_settings(tmp_path, changes):
    source = random_source(**changes)
    manifest = export(source, ABOUT, tmp_path / "x", half=False)
    assert (manifest["image"]["height"], manifest["image"]["width"]) == source.size
    read_back_equals(source, tmp_path / "x", half=False)


def test_a_wrong_file_is_refused(tmp_path, monkeypatch):
    """When what was written isn't the network, there must be no manifest, and what stood there before stays."""

    def with_a_wrong_weight(unet, *rest):
        wrong = build_like(unet)
        return unet_graph(wrong, *rest)

    def build_like(unet):
        other = UNet2DModel(**unet.config)
        other.load_state_dict(unet.state_dict())
        other.conv_out.bias.data += 0.05
        return other.eval()

    export(random_source(), ABOUT, tmp_path / "y" / "x")
    before = {p.name: p.read_bytes() for p in (tmp_path / "y" / "x").iterdir()}
    monkeypatch.setattr(export_module, "unet_graph", with_a_wrong_weight)
    for folder in (tmp_path / "x", tmp_path / "y" / "x"):
        with pytest.raises(ValueError, match="differs from torch"):
            export(random_source(), ABOUT, folder)
    assert list((tmp_path / "x").iterdir()) == []
    assert {p.name: p.read_bytes() for p in (tmp_path / "y" / "x").iterdir()} == before


def test_known_answers_beside_the_weights(reference_dir, tmp_path):
    """A file that answers for other weights than its io.safetensors is refused."""
    folder = reference_dir / "unets" / "google"
    source = load_source(folder)
    io = load_file(folder / "io.safetensors")
    save_file({**io, "y": io["y"] + 0.1 * io["y"].std()}, tmp_path / "io.safetensors")
    with pytest.raises(ValueError, match="io.safetensors"):
        export(source, ABOUT, tmp_path / "x", True, tmp_path / "io.safetensors")
    save_file({"x": io["x"]}, tmp_path / "io.safetensors")
    with pytest.raises(ValueError, match="has x; expected x, t and y"):
        export(source, ABOUT, tmp_path / "x", True, tmp_path / "io.safetensors")


def test_what_a_model_has_seen_is_passed_on(tmp_path):
    """The app offers a model of photographs for photographs by this trait."""
    manifest = export(random_source(), {**WITHOUT, "traits": ["photographs"]}, tmp_path / "seen")
    assert manifest["traits"] == ["photographs"]


def test_a_model_is_called_by_its_folder(tmp_path):
    """The app lists models by folder, and refuses a list in which one is called something else."""
    manifest = export(random_source(), WITHOUT, tmp_path / "my-model")
    assert manifest["id"] == manifest["title"] == "my-model"
    assert "traits" not in manifest
    with pytest.raises(ValueError, match="the description is of x, but the folder is named y"):
        export(random_source(), ABOUT, tmp_path / "y")
    with pytest.raises(ValueError, match="lower case letters, digits and hyphens, at most 64, got My_model"):
        export(random_source(), WITHOUT, tmp_path / "My_model")


def test_a_file_that_is_not_its_manifests(tmp_path):
    """Read back, it must answer as the manifest says; and an older file, which doesn't say what it holds, is refused."""
    folder = tmp_path / "x"
    export(random_source(), ABOUT, folder)
    model = onnx.load(folder / "unet.onnx")
    kept = next(t for t in model.graph.initializer if t.name == "conv_out.bias")
    kept.raw_data = (np.frombuffer(kept.raw_data, np.float32) + 0.1).tobytes()
    onnx.save(model, folder / "unet.onnx")
    with pytest.raises(ValueError, match="answers other than its manifest says"):
        load_source(folder)
    del model.metadata_props[:]
    onnx.save(model, folder / "unet.onnx")
    with pytest.raises(ValueError, match="doesn't say which UNet2DModel it holds"):
        load_source(folder)
    (folder / "unet.onnx").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    with pytest.raises(ValueError, match="is a Git LFS pointer"):
        load_source(folder)
    with pytest.raises(ValueError, match="can't be run"):
        open_network(folder)
