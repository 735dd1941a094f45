"""A network that knows classes, told once and for all that there is none."""

from copy import deepcopy
from dataclasses import replace

import torch

from backstep.network.patched import classes_of
from backstep.network.source import Source
from backstep.refusal import Refusal


def without_classes(source: Source) -> Source:
    """The same network with its null class in the time's embedding: it gives what it gave for label null.

    The embedding of a label is added to the time's (UNet2DModel), so that its row joins the bias of the last layer there.
    """
    count = classes_of(source.unet)
    if count == 0:
        raise Refusal("the network knows no classes: there are none to leave out")
    unet = deepcopy(source.unet)
    with torch.no_grad():
        unet.time_embedding.linear_2.bias += unet.class_embedding.weight[count]
    unet.class_embedding = None
    unet.register_to_config(num_class_embeds=None)
    return replace(source, unet=unet, classes=[])
