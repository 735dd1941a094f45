"""A folder that was exported before, and of which a part was lost, cut off or mistaken for another's: a sentence each."""

import json
import shutil
from pathlib import Path

import onnx
import pytest

from backstep.export.folder import export
from backstep.fields import write_json
from conftest import ABOUT, POINTER, random_source, refused


@pytest.fixture(scope="session")
def exports(tmp_path_factory) -> dict[str, Path]:
    """Two exported models: one without classes, one with two."""
    folder = tmp_path_factory.mktemp("exports")
    export(random_source(), {**ABOUT, "id": "plain"}, folder / "plain")
    export(random_source(classes=("a", "b")), {**ABOUT, "id": "classes"}, folder / "classes")
    return {name: folder / name for name in ("plain", "classes")}


def spoil_manifest(change):
    def spoil(folder: Path, _) -> None:
        manifest = json.loads((folder / "manifest.json").read_text())
        change(manifest)
        write_json(folder / "manifest.json", manifest)

    return spoil


def spoil_metadata(**changes):
    def spoil(folder: Path, _) -> None:
        model = onnx.load(folder / "unet.onnx")
        about = {entry.key: entry.value for entry in model.metadata_props} | {f"backstep.{name}": value for name, value in changes.items()}
        del model.metadata_props[:]
        onnx.helper.set_model_props(model, about)
        onnx.save(model, folder / "unet.onnx")

    return spoil


def spoil_file(content):
    return lambda folder, others: (folder / "unet.onnx").write_bytes(content(others))


@pytest.mark.parametrize(
    ("name", "spoil", "words"),
    [
        ("plain", spoil_file(lambda _: b""), "unet.onnx holds no network"),
        ("plain", spoil_file(lambda _: POINTER), "is a Git LFS pointer, not the weights of 454,741,132 bytes"),
        ("plain", spoil_file(lambda _: b"<html>404</html>"), "can't be read as ONNX"),
        ("plain", spoil_file(lambda others: (others["plain"] / "unet.onnx").read_bytes()[:5000]), "can't be read as ONNX"),
        ("plain", spoil_file(lambda others: (others["classes"] / "unet.onnx").read_bytes()), "0 classes are named, so that 1 embeddings are expected, got 3"),
        ("plain", lambda folder, _: (folder / "unet.onnx").unlink(), "No such file"),
        ("plain", spoil_metadata(patch="two"), "in a way that can't be read"),
        ("plain", spoil_metadata(unet="{"), "in a way that can't be read"),
        ("plain", spoil_metadata(unet="[]"), "should be a JSON object, got []"),
        ("plain", spoil_metadata(unet='{"sample_size": 8}'), "doesn't hold the UNet2DModel that it says: cannot reshape"),
        ("plain", spoil_metadata(unet='{"norm_num_groups": 5}'), "doesn't hold the UNet2DModel that it says"),
        ("plain", spoil_manifest(lambda m: m["image"].update(width=16)), "makes pictures (3, 8, 8), and its manifest says (3, 8, 16)"),
        ("plain", spoil_manifest(lambda m: m["image"].update(channels=1)), "and its manifest says (1, 8, 8)"),
        ("plain", spoil_manifest(lambda m: m.update(known=None)), "known should be a JSON object, got null"),
        ("plain", spoil_manifest(lambda m: m["known"].update(sample="é")), "sample isn't base64"),
        ("plain", spoil_manifest(lambda m: m["known"].update(output=m["known"]["output"][:8])), "output has 6 bytes; expected"),
        ("plain", spoil_manifest(lambda m: m["known"].update(timestep=[])), "bytes; expected 0"),
        ("classes", spoil_manifest(lambda m: m["known"].update({"class": [1]})), "class is [1]; expected 2 labels from 0 to 2"),
        ("classes", spoil_manifest(lambda m: m["known"].update({"class": [1, 3]})), "class is [1, 3]; expected 2 labels from 0 to 2"),
        ("classes", spoil_manifest(lambda m: m["classes"].update(null=1)), "null is 1; expected 2"),
        ("classes", spoil_manifest(lambda m: m.pop("classes")), "0 classes are named, so that 1 embeddings are expected, got 3"),
    ],
)
def test_exports(exports, tmp_path, script, name, spoil, words):
    folder = shutil.copytree(exports[name], tmp_path / "mine")
    spoil(folder, exports)
    assert words in refused(script, folder)
