"""A model folder that the app loads: unet.onnx and manifest.json."""

import re
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import onnx

from backstep.export.check import check
from backstep.export.manifest import build_manifest, known_answers
from backstep.export.unet_graph import unet_graph
from backstep.fields import Fields, write_json
from backstep.network.patched import classes_of
from backstep.network.source import Source
from backstep.refusal import Refusal, in_a_line

UNDESCRIBED = {"licence": "unknown", "provenance": {"data": "unknown", "weights": "unknown"}}


def export(source: Source, about: dict, out: Path, half: bool = True, io: Path | None = None) -> dict:
    """Write OUT/unet.onnx, check it, write OUT/manifest.json; returns the manifest.

    io: a file with known answers x, t, y that the network must reproduce, where there is one.
    The model is called by OUT's name. Raises Refusal for a name the app can't list, and when a
    comparison is out of bounds: then nothing is written.
    """
    id = model_id(out, about)
    source = replace(source, classes=names_of_classes(source, about))
    graph = drawn(source, half)
    out.mkdir(parents=True, exist_ok=True)
    path, new = out / "unet.onnx", out / "unet.onnx.new"
    stored = as_stored(source, half)
    try:
        onnx.save(graph, new)
        ops = Counter(node.op_type for node in graph.graph.node)
        print(f"{path}: {new.stat().st_size:,} bytes, {sum(ops.values()) - ops['Cast']} nodes and {ops['Cast']} casts")
        print("  " + ", ".join(f"{op} {n}" for op, n in ops.most_common()))
        check(source, stored, new, half, io)
        manifest = build_manifest(source, about, id, {path.name: new}, known_answers(stored))
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)  # where it was refused, what was there before stays as it was
    write_json(out / "manifest.json", manifest)
    return manifest


def drawn(source: Source, half: bool) -> onnx.ModelProto:
    try:
        return unet_graph(source.unet, source.size, source.diffusion["T"], source.patch, half)
    except Refusal:
        raise
    except Exception as error:  # of a config.json with a value that diffusers takes, and no network can have
        raise Refusal(f"the network that config.json describes can't be written as ONNX: {type(error).__name__}: {in_a_line(error)}") from error


def as_stored(source: Source, half: bool) -> Source:
    """The source with its weights rounded as the file rounds them."""
    unet = deepcopy(source.unet)
    if half:
        for p in unet.parameters():
            if p.ndim >= 2:
                p.data = p.data.half().float()
    return replace(source, unet=unet)


def names_of_classes(source: Source, about: dict) -> list[str]:
    """Those of the description, else the source's own; the last embedding is always the null class's."""
    count = classes_of(source.unet)
    names = Fields(about, "the model's description").list("classes", str) if "classes" in about else source.classes
    if names is None:
        raise Refusal(f"the network has {count + 1} class embeddings, and nothing says which stands for no class: where the last does, --about names the other {count} as classes")
    if len(names) != count or len(set(names)) != count:
        raise Refusal(f"the network knows {count} classes and no class, but {len(set(names))} are named")
    return names


def model_id(out: Path, about: dict) -> str:
    """The folder's name, by which the app finds a model."""
    id = out.resolve().name
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", id):
        raise Refusal(f"a model folder is named by lower case letters, digits and hyphens, at most 64, got {id}")
    if about.get("id", id) != id:
        raise Refusal(f"the description is of {about['id']}, but the folder is named {id}")
    return id
