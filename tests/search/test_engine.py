"""The search engine against SPARQL over the same snapshot, and on its own promises."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import QueryError, StoreError
from kg.exports.results import rows_of
from kg.search import Request, Result, SearchEngine
from kg.search.building import FACETS
from kg.store import GraphStore, Layout
from kg.store.layout import SEARCH

PREFIXES = (
    "PREFIX jp: <https://w3id.org/jipu/def#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)


@pytest.fixture(scope="module")
def engine(sample_root: Path) -> SearchEngine:
    folder = Layout(sample_root).current()
    assert folder is not None
    return SearchEngine(folder / SEARCH, folder.name)


def asked(store: GraphStore, query: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in rows_of(store.query(PREFIXES + query))[1]]


def pages(engine: SearchEngine, **given: object) -> Iterator[Result]:
    cursor = None
    while True:
        found = engine.search(Request(**given, cursor=cursor))  # type: ignore[arg-type]
        yield found
        cursor = found.cursor
        if cursor is None:
            return


def labels(found: Result) -> list[str]:
    return [hit.label for hit in found.hits]


def test_without_text_every_indicator_in_use_is_there_once_with_the_counts_of_the_graph(
    engine: SearchEngine, sample_store: GraphStore
) -> None:
    hits = [hit for page in pages(engine, limit=100) for hit in page.hits]
    expected = asked(
        sample_store,
        "SELECT ?i (COUNT(DISTINCT ?t) AS ?n) (COUNT(DISTINCT ?d) AS ?m) { ?t a jp:Target ; jp:indicator ?i ; jp:isPlaceholder false ."
        " OPTIONAL { ?t jp:department ?d } } GROUP BY ?i",
    )
    assert {(hit.iri, hit.targets, hit.departments) for hit in hits} == {
        (i, int(n), int(m)) for i, n, m in expected
    }
    assert len({hit.iri for hit in hits}) == len(hits) > 200


@pytest.mark.parametrize("sort", ["relevance", "departments", "targets", "label"])
def test_pages_put_together_are_the_whole_in_order(engine: SearchEngine, sort: str) -> None:
    whole = engine.search(Request("满意度", sort=sort, limit=100))
    assert whole.cursor is None
    assert [
        hit for page in pages(engine, text="满意度", sort=sort, limit=7) for hit in page.hits
    ] == list(whole.hits)
    order = {
        "relevance": lambda hit: (-hit.score, -hit.departments, -hit.targets, hit.label),
        "departments": lambda hit: (-hit.departments, -hit.targets, hit.label),
        "targets": lambda hit: (-hit.targets, -hit.departments, hit.label),
        "label": lambda hit: hit.label,
    }[sort]
    assert list(whole.hits) == sorted(whole.hits, key=order)


def test_values_of_one_filter_are_alternatives_and_filters_add_up(engine: SearchEngine) -> None:
    one = engine.search(Request(filters={"department": ["榆林市医疗保障局"]}))
    other = engine.search(Request(filters={"department": ["南阳市医疗保障局"]}))
    both = engine.search(Request(filters={"department": ["榆林市医疗保障局", "南阳市医疗保障局"]}))
    assert both.targets == one.targets + other.targets
    assert max(one.total, other.total) < both.total <= one.total + other.total
    narrow = engine.search(
        Request(filters={"department": ["榆林市医疗保障局"], "level1": ["满意度指标"]})
    )
    assert 0 < narrow.targets < one.targets


@pytest.mark.parametrize("department", ["", "榆林市医疗保障局"])
def test_values_of_a_hit_are_the_most_frequent_within_the_filters(
    engine: SearchEngine, sample_store: GraphStore, department: str
) -> None:
    pattern = f'?t jp:department/rdfs:label "{department}" .' if department else ""
    query = f"SELECT ?i ?v (COUNT(*) AS ?n) {{ ?t jp:indicator ?i ; jp:isPlaceholder false ; jp:value/rdfs:label ?v . {pattern} }} GROUP BY ?i ?v"
    counts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for indicator, value, count in asked(sample_store, query):
        counts[indicator].append((value, int(count)))
    hits = engine.search(
        Request("率", {"department": [department]} if department else {}, limit=100)
    ).hits
    assert len(hits) >= 20
    for hit in hits:
        assert list(hit.values) == sorted(counts[hit.iri], key=lambda one: (-one[1], one[0]))[:3]


def test_one_indicator_and_one_value_may_be_asked_for(engine: SearchEngine) -> None:
    hit = engine.search(Request("率", sort="targets")).hits[0]
    alone = engine.search(Request(filters={"indicator": [hit.id]}))
    assert [(one.id, one.targets) for one in alone.hits] == [(hit.id, hit.targets)]
    value, count = hit.values[0]
    assert (
        engine.search(Request(filters={"indicator": [hit.id], "value": [value]})).targets == count
    )
    assert engine.search(Request(filters={"indicator": ["0" * 16]})).total == 0


@pytest.mark.parametrize("facet", FACETS)
def test_a_facet_counts_what_choosing_it_would_give(engine: SearchEngine, facet: str) -> None:
    filters = {"region": ["河南省"], "measurability": ["quantified"]}
    found = engine.search(Request(filters=filters))
    assert found.facets[facet], facet
    for label, count in found.facets[facet][:5]:
        assert engine.search(Request(filters={**filters, facet: [label]})).total == count, label


def test_bounds_are_on_the_number(engine: SearchEngine, sample_store: GraphStore) -> None:
    found = engine.search(Request(least=95, most=99, limit=100))
    expected = asked(
        sample_store,
        "SELECT DISTINCT ?t { ?t a jp:Target ; jp:isPlaceholder false ; jp:indicator ?i ; jp:value/jp:number ?n"
        " FILTER(?n >= 95 && ?n <= 99) }",
    )
    assert found.targets == len(expected) > 10


@pytest.mark.parametrize(
    "written",
    ["冀财社〔2023〕208号", "冀财社【2023】208号", "冀财社[2023]208号", "冀财社（2023）208号"],
)
def test_a_policy_number_is_found_in_any_bracket(
    engine: SearchEngine, sample_store: GraphStore, written: str
) -> None:
    expected = asked(
        sample_store,
        'SELECT DISTINCT ?i { ?t a jp:Target ; jp:isPlaceholder false ; jp:indicator ?i ; jp:basedOn/rdfs:label "冀财社〔2023〕208号" }',
    )
    by_text = [hit for page in pages(engine, text=written) for hit in page.hits]
    by_filter = [hit for page in pages(engine, filters={"policy": [written]}) for hit in page.hits]
    assert {hit.iri for hit in by_filter} == {iri for (iri,) in expected} != set()
    assert {hit.iri for hit in by_text} == {iri for (iri,) in expected}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("参报率", "参保率"),
        ("服务对向满意度", "服务对象满意度"),
        ("服务对象意满度", "服务对象满意度"),
        ("服务对象满度", "服务对象满意度"),
    ],
)
def test_a_slip_of_the_pen_finds_near_names_and_says_so(
    engine: SearchEngine, typed: str, meant: str
) -> None:
    found = engine.search(Request(typed))
    assert found.is_loose
    assert labels(found)[0] == meant
    assert not engine.search(Request(meant)).is_loose


def test_words_parted_by_a_space_must_all_fit(engine: SearchEngine) -> None:
    found = engine.search(Request("榆林 满意度", limit=100))
    assert not found.is_loose
    alone = engine.search(Request("满意度", limit=100))
    assert 0 < found.total < alone.total
    assert set(labels(found)) <= set(labels(alone))


def test_marks_stand_on_the_words(engine: SearchEngine) -> None:
    hit = engine.search(Request("服务对象满意度")).hits[0]
    assert [hit.label[start:end] for start, end in hit.marks] == ["服务对象满意度"]


@pytest.mark.parametrize("text", ["zzz", "%%%", '"(', "a AND OR NOT", "*", "\x00", "键" * 5000])
def test_a_text_that_means_nothing_finds_nothing_and_breaks_nothing(
    engine: SearchEngine, text: str
) -> None:
    assert engine.search(Request(text)).hits == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"filters": {"levle1": ["产出指标"]}}, "没有筛选项"),
        ({"sort": "random"}, "没有排序"),
        ({"limit": 0}, "limit"),
        ({"limit": 101}, "limit"),
        ({"cursor": "??"}, "不完整"),
        ({"cursor": "NQ"}, "不完整"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(
    engine: SearchEngine, change: dict[str, object], says: str
) -> None:
    with pytest.raises(QueryError, match=says):
        engine.search(Request(**change))  # type: ignore[arg-type]


def test_a_cursor_belongs_to_its_question_and_snapshot(
    engine: SearchEngine, sample_root: Path
) -> None:
    cursor = engine.search(Request("满意度", limit=5)).cursor
    with pytest.raises(QueryError, match="另一个查询"):
        engine.search(Request("完成率", limit=5, cursor=cursor))
    folder = Layout(sample_root).current()
    assert folder is not None
    with pytest.raises(QueryError, match="已更新"):
        SearchEngine(folder / SEARCH, "another").search(Request("满意度", limit=5, cursor=cursor))


def test_the_page_with_the_last_result_has_no_cursor(engine: SearchEngine) -> None:
    total = engine.search(Request("满意度")).total
    assert 2 < total <= 100
    assert engine.search(Request("满意度", limit=total)).cursor is None
    before = engine.search(Request("满意度", limit=total - 1))
    assert before.cursor is not None
    last = engine.search(Request("满意度", limit=total - 1, cursor=before.cursor))
    assert (len(last.hits), last.cursor) == (1, None)
    assert engine.search(Request("zzz")).cursor is None


def test_suggestions_begin_with_what_was_typed_before_they_hold_it(engine: SearchEngine) -> None:
    found = engine.suggest("参保", 50)
    begun = [label.startswith("参保") for label in found]
    assert begun == sorted(begun, reverse=True)
    assert any(begun)
    assert not all(begun)
    assert all("参保" in label for label in found)
    assert engine.suggest("") == []


def test_a_snapshot_of_an_older_version_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="重新运行 jipu build"):
        SearchEngine(tmp_path, "old")


def test_the_folder_is_the_same_for_the_same_database(
    sample_root: Path, sample_store: GraphStore, tmp_path: Path
) -> None:
    from kg.search import write_search

    folder = Layout(sample_root).current()
    assert folder is not None
    write_search(tmp_path / "again", sample_store)
    for name in (
        "indicators.json",
        "labels.json",
        *(f"{facet}.npy" for facet in FACETS),
        "based.npy",
        "number.npy",
    ):
        assert (tmp_path / "again" / name).read_bytes() == (folder / SEARCH / name).read_bytes(), (
            name
        )
    assert len(json.loads((tmp_path / "again" / "indicators.json").read_text("utf-8"))) > 200


def test_a_snapshot_without_search_data_is_made_anew_by_the_next_build_though_no_document_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.build import snapshot as build
    from kg.graph.terms import DEFAULT_BASE
    from tests.checks.forms import of, rows

    (tmp_path / "a.txt").write_text(of(rows()), "utf-8")
    with monkeypatch.context() as older:
        older.setattr(build, "write_search", lambda folder, store: None)
        older.setattr(build, "digest_of", lambda *packages: hashlib.sha256(repr(packages).encode()))
        before = build.build_store([str(tmp_path / "a.txt")], tmp_path / "store", DEFAULT_BASE)
    after = build.build_store([str(tmp_path / "a.txt")], tmp_path / "store", DEFAULT_BASE)
    assert before.manifest is not None
    assert after.manifest is not None
    assert before.manifest.id != after.manifest.id
    folder = Layout(tmp_path / "store").current()
    assert folder is not None
    assert SearchEngine(folder / SEARCH, folder.name).search(Request("参保")).total > 0


def test_similar_indicators_share_most_of_their_name_and_never_name_themselves(
    engine: SearchEngine,
) -> None:
    hit = engine.search(Request("参保率")).hits[0]
    similar = engine.similar(hit.id)
    assert all(one["id"] != hit.id and 0.5 <= one["likeness"] <= 1 for one in similar)
    assert [one["likeness"] for one in similar] == sorted(
        (one["likeness"] for one in similar), reverse=True
    )
    assert any("参保率" in one["label"] for one in similar)
    back = engine.similar(similar[0]["id"], limit=100)
    assert hit.id in {one["id"] for one in back}
    with pytest.raises(QueryError, match="没有指标"):
        engine.similar("0" * 16)
