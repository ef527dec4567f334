"""The rows behind an answer: every target that fits, whole, as files take it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kg.exports.tables import write_parquet_table
from kg.store.oxigraph import GraphStore

TABLE, PLACES = "rows.parquet", "places.npy"
# The judgement, which the table of targets lacks.
JUDGED = ("specificity", "measurability")
_PREFIX = "https://w3id.org/jipu/"


def write_rows(folder: Path, store: GraphStore, places: Mapping[str, int]) -> None:
    """Write the table of targets into a search folder, and the place of each row in its columns.

    Args:
        folder: the search folder.
        store: the database.
        places: target -> its place; -1 is written for a row without one.
    """
    import pyarrow.parquet as pq

    with (folder / TABLE).open("wb") as out:
        write_parquet_table(store, "targets", out)
    found: list[int] = []
    seen: set[int] = set()
    with pq.ParquetFile(folder / TABLE) as file:
        for batch in file.iter_batches(columns=["target"]):
            for target in batch.column(0).to_pylist():
                place = places.get(_short(target, places), -1)
                found.append(-1 if place in seen else place)
                seen.add(place)
    np.save(folder / PLACES, np.array(found, dtype=np.int32))


def _short(target: str, places: Mapping[str, int]) -> str:
    return target if target in places else target.replace(_PREFIX, "", 1)


def read_rows(
    folder: Path, chosen: Any, more: Mapping[str, tuple[Any, Sequence[str]]]
) -> Iterator[Any]:
    """Batches of the rows whose target is chosen, in the order of document and line.

    Args:
        folder: the search folder.
        chosen: places of the targets in the folder's columns.
        more: name of a further column -> the number of its label for every target, -1 for none;
            the labels.

    Yields:
        ``pyarrow.RecordBatch``; at least one, which has the names of the columns.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    places = np.load(folder / PLACES, mmap_mode="r")
    # A cell for each target (there are no more than rows), and a last one that -1 points to.
    mask = np.zeros(len(places) + 1, dtype=bool)
    mask[chosen] = True
    start, has_any = 0, False
    with pq.ParquetFile(folder / TABLE) as file:
        for batch in file.iter_batches():
            here = places[start : start + batch.num_rows]
            start += batch.num_rows
            fits = mask[here]
            if has_any and not fits.any():
                continue
            has_any = True
            rows, kept = batch.filter(pa.array(fits)), here[fits]
            for name, (codes, labels) in more.items():
                texts = [labels[code] if code >= 0 else None for code in codes[kept]]
                rows = rows.append_column(name, pa.array(texts, pa.string()))
            yield rows
