"""A page as a picture."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.documents.page.placement import Placement

Gray = NDArray[np.uint8]  # rows of dots from 0, black, to 255, white


class PagePicture(NamedTuple):
    """A page to be recognised.

    Attributes:
        image: grey, with as many dots an inch as ``kg.documents.scan.reader.RESOLUTION`` says.
        placement: from its dots to the points of the page as it is displayed.
    """

    image: Gray
    placement: Placement
