"""The embedded store: a database of files, and one made of an older by taking back and adding."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions

from kg.errors import QueryError, StoreError
from kg.store import Change, Description, GraphStore, load_changed, load_new

NAMES, ABOUT = "http://x/graph/names", "http://x/graph/about"
TITLE = "<http://purl.org/dc/terms/title>"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
Write = Callable[..., Path]


def quad(subject: str, predicate: str, value: str, graph: str) -> str:
    value = f"<http://x/{value}>" if value.isidentifier() else value
    predicate = predicate if predicate.startswith("<") else f"<http://x/{predicate}>"
    return f"<http://x/{subject}> {predicate} {value} <{graph}> ."


def document(number: int, *lines: str) -> tuple[str, ...]:
    """Statements of a document's own graph, and names."""
    return quad(f"d{number}", "line", f'"{number}"', f"http://x/graph/{number}"), *lines


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(name: str, *lines: str) -> Path:
        path = tmp_path / name
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        return path

    return _write


def about(folder: Path) -> Description:
    return Description("http://x/", "s", "0", "r", (), folder / "about.nq")


def statements(folder: Path) -> set[str]:
    """All but what the snapshot says of itself."""
    quads = GraphStore(folder)._store
    return {f"{quad} ." for quad in quads if f"<{ABOUT}>" not in str(quad)}


class Stores:
    """An old database of some files, and a new one that lacks some of them and has others."""

    def __init__(self, folder: Path, write: Write) -> None:
        self.folder, self.write = folder, write

    def change(
        self,
        old: dict[str, tuple[str, ...]],
        gone: tuple[str, ...],
        new: dict[str, tuple[str, ...]],
        before: tuple[str, ...] = (),
        after: tuple[str, ...] = (),
    ) -> tuple[set[str], set[str]]:
        """What the changed database holds, and what one from all files holds."""
        files = {name: self.write(f"{name}.nq", *lines) for name, lines in {**old, **new}.items()}
        kept = [files[name] for name in old if name not in gone]
        added = [files[name] for name in new]
        was, now = self.write("before.nq", *before), self.write("after.nq", *after)
        load_new(self.folder / "old", [*(files[name] for name in old), was], about(self.folder))
        change = Change([files[name] for name in gone], added, kept, was, now)
        load_changed(self.folder / "new", self.folder / "old", change, NAMES, about(self.folder))
        load_new(self.folder / "fresh", [*kept, *added, now], about(self.folder))
        return statements(self.folder / "new"), statements(self.folder / "fresh")


@pytest.fixture
def stores(tmp_path: Path, write: Write) -> Stores:
    return Stores(tmp_path, write)


CITED = quad("d1", "cites", "policy", "http://x/graph/1")
POLICY = quad("policy", LABEL, '"号"', NAMES)
TITLED = quad("policy", TITLE, '"规划"', NAMES)


def cites(number: int, *names: str) -> tuple[str, ...]:
    return document(
        number, quad(f"d{number}", "cites", "policy", f"http://x/graph/{number}"), POLICY, *names
    )


@pytest.mark.parametrize(
    ("old", "gone", "new", "title_stays"),
    [
        ({"a": cites(1, TITLED), "b": cites(2, TITLED)}, ("a",), {}, True),
        ({"a": cites(1, TITLED), "b": cites(2, TITLED)}, ("b",), {}, True),
        ({"a": cites(1, TITLED), "b": cites(2)}, ("b",), {}, True),
        ({"a": cites(1, TITLED), "b": cites(2)}, ("a",), {}, False),
        ({"a": cites(1, TITLED), "b": cites(2)}, ("a",), {"c": cites(3, TITLED)}, True),
        ({"a": cites(1, TITLED), "b": document(2)}, ("a",), {}, False),  # the policy goes as well
        ({"a": cites(1, TITLED), "b": cites(2, TITLED), "c": cites(3)}, ("a", "b"), {}, False),
    ],
)
def test_a_title_stays_as_long_as_a_document_states_it(
    stores: Stores,
    old: dict[str, tuple[str, ...]],
    gone: tuple[str, ...],
    new: dict[str, tuple[str, ...]],
    title_stays: bool,
) -> None:
    changed, fresh = stores.change(old, gone, new)
    assert changed == fresh
    assert (TITLED in changed) == title_stays


def test_a_name_goes_with_the_last_thing_that_points_to_it(stores: Stores) -> None:
    unit = quad("unit", "below", "department", NAMES)
    department = quad("department", LABEL, '"局"', NAMES)
    owned = document(1, quad("d1", "owner", "unit", "http://x/graph/1"), unit, department)
    changed, fresh = stores.change({"a": owned, "b": document(2)}, ("a",), {})
    assert changed == fresh
    assert not {unit, department} & changed


def test_a_name_that_another_document_uses_stays(stores: Stores) -> None:
    unit = quad("unit", "below", "department", NAMES)
    department = quad("department", LABEL, '"局"', NAMES)
    owned = document(1, quad("d1", "owner", "unit", "http://x/graph/1"), unit, department)
    other = document(2, quad("d2", "owner", "department", "http://x/graph/2"), department)
    changed, fresh = stores.change({"a": owned, "b": other}, ("a",), {})
    assert changed == fresh
    assert (unit in changed, department in changed) == (False, True)


def test_what_rests_on_all_documents_is_replaced(stores: Stores) -> None:
    one, other, both = (quad("i", "count", f'"{n}"', "http://x/graph/reuse") for n in (1, 2, 3))
    changed, fresh = stores.change(
        {"a": document(1), "b": document(2)}, ("a",), {}, (one, both), (other, both)
    )
    assert changed == fresh
    assert (one in changed, other in changed, both in changed) == (False, True, True)


def test_what_rests_on_all_documents_comes_back_into_a_graph_that_was_dropped(
    stores: Stores,
) -> None:
    """A target's indicator stands in its document's graph, and the file of that document does not hold it."""
    linked = quad("t", "indicator", "i", "http://x/graph/1")
    changed, fresh = stores.change(
        {"a": document(1), "b": document(2)},
        ("a",),
        {"c": document(1, quad("d1", "path", '"c"', "http://x/graph/1"))},
        (linked,),
        (linked,),
    )
    assert changed == fresh
    assert linked in changed


def test_the_old_database_is_left_as_it_was(stores: Stores, tmp_path: Path) -> None:
    old = {"a": cites(1, TITLED), "b": document(2)}
    stores.change(old, ("a",), {"c": document(3)})
    assert statements(tmp_path / "old") == {line for lines in old.values() for line in lines}


@pytest.fixture
def store(tmp_path: Path, write: Write) -> GraphStore:
    load_new(
        tmp_path / "db", [write("a.nq", *document(1)), write("b.nq", *document(2))], about(tmp_path)
    )
    return GraphStore(tmp_path / "db")


def lines(store: GraphStore, query: str, *dataset: tuple[str, ...] | None) -> list[str]:
    rows = store.query(query, *dataset)
    assert isinstance(rows, QuerySolutions)
    return sorted(row[0].value for row in rows)


LINES = "SELECT ?n { ?d <http://x/line> ?n }"
NAMED = "SELECT ?n { GRAPH ?g { ?d <http://x/line> ?n } }"
ONE, TWO = ("http://x/graph/1",), ("http://x/graph/2",)


@pytest.mark.parametrize(
    ("query", "default", "named", "found"),
    [
        (LINES, None, None, ["1", "2"]),  # the union of all graphs
        (NAMED, None, None, ["1", "2"]),
        (LINES, ONE, None, ["1"]),
        (LINES, None, ONE, []),  # no default graph at all
        (NAMED, None, ONE, ["1"]),
        (NAMED, ONE, None, []),
        (NAMED, ONE, TWO, ["2"]),
        (LINES.replace("{", "FROM <http://x/graph/1> {", 1), None, None, ["1"]),
        (LINES.replace("{", "FROM <http://x/graph/1> {", 1), TWO, None, ["2"]),  # of the protocol
    ],
)
def test_a_query_is_about_the_dataset_asked_for(
    store: GraphStore,
    query: str,
    default: tuple[str, ...] | None,
    named: tuple[str, ...] | None,
    found: list[str],
) -> None:
    assert lines(store, query, default, named) == found


def test_relative_iris_need_a_base(store: GraphStore) -> None:
    query = "ASK { ?d <line> ?n }"
    assert isinstance(answer := store.query(query, base="http://x/"), QueryBoolean)
    assert bool(answer)
    with pytest.raises(QueryError, match="语法错误"):
        store.query(query)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT {", "语法错误"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", "SERVICE"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "语法错误"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_line(
    store: GraphStore, query: str, said: str
) -> None:
    with pytest.raises(QueryError, match=said) as refused:
        store.query(query)
    assert "\n" not in str(refused.value)


def test_a_graph_that_is_no_iri_is_refused(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="查询失败"):
        store.query(LINES, ("no iri",))


def test_a_folder_without_a_database_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="打不开"):
        GraphStore(tmp_path / "nothing")


def test_a_database_that_cannot_be_written_is_told(tmp_path: Path, write: Write) -> None:
    write("db", "no folder")
    with pytest.raises(StoreError, match="写入数据库失败"):
        load_new(tmp_path / "db", [], about(tmp_path))
