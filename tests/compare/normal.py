"""What is made equal before two outputs are compared, each with its reason; everything else must be the same."""

import base64
import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field

import pyarrow.parquet

SNAPSHOT = "snapshot"


@dataclass(frozen=True, slots=True)
class Learned:
    """A value that each checkout makes for itself; found once by ``pattern`` (group 1), replaced wherever it stands."""

    name: str
    pattern: re.Pattern[bytes]
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """Text that ``pattern`` finds in any output; group 1, where there is one, stays."""

    name: str
    pattern: re.Pattern[bytes]
    reason: str


LEARNED = (
    Learned(
        SNAPSHOT,
        re.compile(rb"/run/([0-9a-f]{16})>"),
        "its id hashes the code that read the documents",
    ),
    Learned(
        "reading version",
        re.compile(rb"/rules/([0-9a-f]{12})>"),
        "a hash of the code and word lists",
    ),
    Learned(
        "rules version",
        re.compile(rb'"rules": ?"([0-9a-f]{12})"'),
        "a hash of the file that holds the rules",
    ),
)
FIXED = (
    Fixed(
        "page version",
        re.compile(rb"(<snapshot>-)[0-9a-f]{8}(?![0-9a-f])"),
        "ETag of a page: hashes the templates' source",
    ),
    Fixed(
        "program version",
        re.compile(rb'(jipu[-/ ]|[vV]ersion": ?")\d+\.\d+[\w.]*'),
        "the program's own version",
    ),
    Fixed(
        "time of writing",
        re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[0-9TZ:.+-]+"),
        "Office files hold the time at which they were written",
    ),
    Fixed(
        "port",
        re.compile(rb"(127\.0\.0\.1:|127\.0\.0\.1%3A)\d{4,5}"),
        "each server listens on a port of its own",
    ),
)
# Headers that differ from one answer to the next; content-length follows from the body, which is compared.
IGNORED_HEADERS = {
    "date": "the time of the answer",
    "x-jipu-query-id": "a random id for each query",
    "content-length": "follows from the body",
}
METRICS = "counts and times of requests: names, types and help texts are compared, sorted: their order is that of imports"
PACKED = "xlsx and docx are compared member by member, Parquet by schema and rows: it holds the snapshot in Base64 as well"
ALLOW = "the methods are sorted: the framework writes a set, whose order changes from process to process"
CURSOR = "the cursor of a search holds the id of the snapshot, in Base64"
_TOKEN = re.compile(
    rb"Wy[IJ][A-Za-z0-9_-]{16,}"
)  # Base64 of '["' and a digit or a letter, as every cursor begins


@dataclass(slots=True)
class Normaliser:
    """The normalisation of one checkout's outputs; ``used`` counts what each line of the table replaced."""

    known: dict[bytes, str] = field(default_factory=dict)
    used: Counter[str] = field(default_factory=Counter)

    def learn(self, output: bytes) -> None:
        """Take the values of ``LEARNED`` from an output that holds them."""
        for entry in LEARNED:
            for value in entry.pattern.findall(output):
                self.known[value] = entry.name

    def learn_value(self, value: str, name: str) -> None:
        """Take a value that is known beforehand, like the folder of the checkout."""
        self.known[value.encode()] = name

    def apply(self, output: bytes) -> bytes:
        """The output with placeholders; packed files become text."""
        output = _TOKEN.sub(self._cursor, unpacked(output))
        for value, name in self.known.items():
            if value in output:
                self.used[name] += output.count(value)
                output = output.replace(value, f"<{name}>".encode())
        for entry in FIXED:
            shown = f"<{entry.name}>".encode()
            output, times = entry.pattern.subn(rb"\g<1>" + shown, output)
            self.used[entry.name] += times
        return output

    def _cursor(self, found: re.Match[bytes]) -> bytes:
        token = found.group()
        try:
            text = base64.urlsafe_b64decode(token + b"=" * (-len(token) % 4))
        except ValueError:
            return token
        for value, name in self.known.items():
            if name == SNAPSHOT and value in text:
                self.used["cursor"] += 1
                text = text.replace(value, b"snapshot")
                return b"cursor:" + base64.urlsafe_b64encode(text).rstrip(b"=")
        return token


def unpacked(output: bytes) -> bytes:
    """What a packed file holds, as text; other output as it is.

    Of a zip file (xlsx, docx) the members in the order of the archive; of Parquet the schema with its metadata and the rows.
    """
    if output.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(output)) as file:
            return b"".join(
                f"== {name}\n".encode() + file.read(name) + b"\n" for name in file.namelist()
            )
    if output.startswith(b"PAR1"):
        table = pyarrow.parquet.read_table(io.BytesIO(output))
        schema: str = table.schema.to_string(truncate_metadata=False)
        return "\n".join([schema, *(str(row) for row in table.to_pylist())]).encode()
    return output


def reasons() -> dict[str, str]:
    """Every normalisation and its reason, as ``--report`` prints them."""
    return {
        **{entry.name: entry.reason for entry in (*LEARNED, *FIXED)},
        "cursor": CURSOR,
        "folder": "where the checkout and its files are",
        "/metrics": METRICS,
        "packed files": PACKED,
        "header allow": ALLOW,
        **{f"header {name}": reason for name, reason in IGNORED_HEADERS.items()},
    }
