"""A small writer of ONNX graphs: ops in, one file out.

Written out node by node, because what an exporter infers for a dynamic batch (Shape, Gather,
Concat …) costs a GPU dispatch or a trip to the CPU per node. Here the batch is the only unknown
size, every other size is a constant, and `0` in a Reshape means "as it came in".
"""

from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from backstep.network.exported import HALF
from backstep.refusal import Refusal

OPSET = 17
IR_VERSION = 8
MOST_BYTES = 2**31 - 2**24  # of one file, by protobuf and by the app; the nodes are the rest


@dataclass(frozen=True)
class Value:
    """A tensor in the graph: its name, and its shape without the batch."""

    name: str
    shape: tuple[int, ...]


class Graph:
    def __init__(self, half: bool):
        """half: store matrices and kernels as float16 and cast them to float32 in the graph."""
        self.half = half
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: dict[str, onnx.TensorProto] = {}
        self.constants: dict[tuple, str] = {}

    def op(self, op_type: str, *inputs: "Value | str", shape: tuple[int, ...], **attributes) -> Value:
        """Append a node with one output; `shape` is the output's, without the batch."""
        output = f"{op_type.lower()}_{len(self.nodes)}"
        names = [x.name if isinstance(x, Value) else x for x in inputs]
        self.nodes.append(helper.make_node(op_type, names, [output], **attributes))
        return Value(output, shape)

    def constant(self, array: np.ndarray) -> str:
        """A shape, a scale, a table: kept in its own type, shared where equal."""
        key = (array.dtype.str, array.shape, array.tobytes())
        if key not in self.constants:
            self.constants[key] = self._store(f"const_{len(self.constants)}", array)
        return self.constants[key]

    def weight(self, name: str, array: np.ndarray, half: bool = True) -> str:
        """A learned tensor, float32 where it is used; half: it may be stored as float16."""
        if name in self.initializers:
            return name
        if not self.half or not half:
            return self._store(name, array.astype(np.float32))
        with np.errstate(over="ignore"):  # check.py finds an infinity, and says what helps
            stored = self._store(name + HALF, array.astype(np.float16))
        self.nodes.append(helper.make_node("Cast", [stored], [name], to=TensorProto.FLOAT))
        return name

    def reshape(self, x: Value, shape: tuple[int, ...]) -> Value:
        """x with another shape; the batch stays first."""
        target = self.constant(np.array((0, *shape), dtype=np.int64))
        known = int(np.prod(x.shape)) // -int(np.prod(shape)) if -1 in shape else None
        return self.op("Reshape", x, target, shape=tuple(known if n == -1 else n for n in shape))

    def model(self, inputs: dict[str, tuple[int, ...]], output: tuple[str, Value], about: dict[str, str]) -> onnx.ModelProto:
        """The checked model. Every input and the output are float32 with a dynamic batch. about: the file's metadata."""

        def info(name: str, shape: tuple[int, ...]) -> onnx.ValueInfoProto:
            return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", *shape])

        stored = sum(tensor.ByteSize() for tensor in self.initializers.values())
        if stored > MOST_BYTES:
            raise Refusal(f"the file would have {stored:,} bytes of weights; the app takes at most {MOST_BYTES:,}")
        name, value = output
        for node in self.nodes:
            node.output[:] = [name if o == value.name else o for o in node.output]
        graph = helper.make_graph(
            self.nodes,
            "unet",
            [info(n, s) for n, s in inputs.items()],
            [info(name, value.shape)],
            list(self.initializers.values()),
        )
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
            producer_name="backstep",
        )
        helper.set_model_props(model, about)
        onnx.checker.check_model(model, full_check=True)
        return model

    def _store(self, name: str, array: np.ndarray) -> str:
        self.initializers[name] = numpy_helper.from_array(np.asarray(array, order="C"), name)
        return name
