"""The command line as users and scripts meet it."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from rdflib import Dataset, Graph

from kg.cli.main import COMMANDS
from kg.exports.tables import TABLES
from tests.support.samples import ROOT, SOURCES

SAMPLE = "data/sources/xingtai-2024/source.txt"


def jipu(
    *arguments: str, check: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    assert not check or done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_extract_writes_one_json_object_a_line() -> None:
    done = jipu("extract", SAMPLE)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(records) == 67
    assert records[0]["document"] == SAMPLE
    assert done.stderr == ""


def test_extract_csv_and_xlsx_hold_the_same_rows(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(jipu("extract", SAMPLE, "--format", "csv").stdout)))
    assert len(rows) == 67
    assert rows[0]["parsed_comparator"] == "≥"
    book = tmp_path / "out.xlsx"
    jipu("extract", SAMPLE, "--format", "xlsx", "--out", str(book))
    assert book.read_bytes().startswith(b"PK")
    refused = jipu("extract", SAMPLE, "--format", "xlsx", check=False)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--out" in refused.stderr


def test_extract_into_head_ends_quietly() -> None:
    line = f"{sys.executable} -m kg extract data/sources | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)


def test_failed_files_are_named_and_the_others_processed(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    done = jipu("extract", str(tmp_path / "空.txt"), "没有.txt", SAMPLE, check=False)
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 67
    assert "空.txt：文件是空的" in done.stderr
    assert "没有.txt：没有这个文件或文件夹" in done.stderr


def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    """Running as root reads anything, so the refusal is made by a loop in the file system instead."""
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    done = jipu("extract", str(loop), check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_document_without_performance_table_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("某市水利局\n2024年部门预算\n没有绩效目标。\n", "utf-8")
    done = jipu("extract", str(path))
    assert done.stdout == ""
    assert "没有绩效目标表" in done.stderr


def test_build_query_export(tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "store"))
    summary = jipu("build", "data/sources", *store, "--examples").stdout
    assert "绩效指标" in summary
    assert "冀财社〔2023〕208号" in summary
    rows = jipu("query", "shared-indicators", "-p", "departments=3", *store).stdout.splitlines()
    assert rows[0].startswith("indicator\tdepartments")
    assert rows[1].startswith("服务对象满意度\t5\t")
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?t a <https://w3id.org/jipu/def#Target> }"
    result = json.loads(jipu("query", "-e", count, "--format", "json", *store).stdout)
    targets = int(result["results"]["bindings"][0]["n"]["value"])
    query = tmp_path / "q.rq"
    query.write_text(count, "utf-8")
    assert jipu("query", str(query), "--format", "csv", *store).stdout.split() == [
        "n",
        str(targets),
    ]
    nq = jipu("export", "--format", "nq", *store).stdout
    assert sum(
        1 for _ in Dataset().parse(data=nq, format="nquads").quads((None, None, None, None))
    ) == len(nq.splitlines())
    assert len(
        Graph().parse(data=jipu("export", "--format", "ttl", *store).stdout, format="turtle")
    ) == len(nq.splitlines())
    assert json.loads(jipu("export", "--format", "jsonld", *store).stdout)
    assert (
        len(list(csv.DictReader(io.StringIO(jipu("export", "--format", "csv", *store).stdout))))
        == targets
    )
    parquet = tmp_path / "t.parquet"
    jipu("export", "--format", "parquet", "--table", "projects", "--out", str(parquet), *store)
    assert pq.read_table(parquet).num_rows == 59


def test_an_ask_and_a_construct_have_their_own_formats(sample_root: Path) -> None:
    store = ("--store", str(sample_root))
    assert jipu("query", "-e", "ASK { ?s ?p ?o }", *store).stdout.split() == ["answer", "是"]
    turtle = jipu(
        "query", "-e", "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3", "--format", "ttl", *store
    ).stdout
    assert len(Graph().parse(data=turtle, format="turtle")) == 3
    wrong = jipu("query", "-e", "ASK { ?s ?p ?o }", "--format", "ttl", *store, check=False)
    assert wrong.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("query", "-e", "SELECT ?x WHERE {", "--store", "STORE"), "SPARQL 语法错误"),
        (("query", "no-such-question", "--store", "STORE"), "没有名为"),
        (("query", "missing.rq", "--store", "STORE"), "读不到查询文件"),
        (("query", "departments", "-p", "x", "--store", "STORE"), "名称=值"),
        (("query", "departments", "--store", "nowhere"), "还没有数据"),
        (("export", "--format", "ttl", "--store", "nowhere"), "还没有数据"),
        (("export", "--format", "parquet", "--store", "STORE"), "--out"),
        (("extract", SAMPLE, "--out", "nowhere/x/y.jsonl"), "不能写入"),
        (("build", "nowhere.txt", "--store", "NEW"), "没有这个文件"),
        (("extract", SAMPLE, "--format", "xlsx", "--out", "nowhere/x/y.xlsx"), "不能写入"),
        (("extract", SAMPLE, "--out", SAMPLE), "请换一个文件名"),
        (("query", "-e", "ASK {}", "-p", "x=1", "--store", "STORE"), "不能与"),
        (
            ("query", "-e", "SELECT * { SERVICE <http://x> { ?s ?p ?o } }", "--store", "STORE"),
            "SERVICE",
        ),
    ],
)
def test_mistakes_get_one_clear_line(
    arguments: tuple[str, ...], said: str, sample_root: Path, tmp_path: Path
) -> None:
    named = [
        str(sample_root) if a == "STORE" else str(tmp_path / "new") if a == "NEW" else a
        for a in arguments
    ]
    done = jipu(*named, check=False)
    assert done.returncode == 2
    lines = [line for line in done.stderr.splitlines() if "未建立图谱" not in line]
    assert len(lines) == 1
    assert said in lines[0]


def test_a_full_disk_on_stdout_is_one_line() -> None:
    line = f"{sys.executable} -m kg extract data/sources > /dev/full"
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("table", TABLES)
def test_every_table_exports_to_csv_and_parquet_alike(
    table: str, sample_root: Path, tmp_path: Path
) -> None:
    store = ("--store", str(sample_root))
    rows = list(
        csv.DictReader(
            io.StringIO(jipu("export", "--format", "csv", "--table", table, *store).stdout)
        )
    )
    out = tmp_path / "t.parquet"
    jipu("export", "--format", "parquet", "--table", table, "--out", str(out), *store)
    read = pq.read_table(out).to_pylist()
    assert len(read) == len(rows) > 0
    for ours, theirs in zip(rows, read, strict=True):
        assert {key: value for key, value in ours.items() if value} == {
            key: ours[key] if isinstance(value, float) or key == "amount_yuan" else str(value)
            for key, value in theirs.items()
            if value is not None and ours[key]
        }


def test_a_file_name_that_is_no_utf_8_is_read(tmp_path: Path) -> None:
    name = os.fsencode(str(tmp_path)) + "/预算.txt".encode("gbk")
    Path(os.fsdecode(name)).write_bytes((ROOT / SAMPLE).read_bytes())
    assert len(jipu("extract", str(tmp_path)).stdout.splitlines()) == 67
    jipu("build", str(tmp_path), "--store", str(tmp_path / "s"))


def test_a_store_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = jipu("build", SAMPLE, "--store", str(tmp_path / "file"), check=False)
    assert done.returncode == 2
    assert "不能写入数据目录" in done.stderr


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    jipu(
        "build",
        str(SOURCES / "hongqi-2022"),
        JIPU_STORE=str(tmp_path / "s"),
        JIPU_BASE="https://example.org/id/",
    )
    nq = jipu("export", "--format", "nq", JIPU_STORE=str(tmp_path / "s")).stdout
    assert "<https://example.org/id/target/" in nq
    assert jipu("build", SAMPLE, check=False, JIPU_BASE="nonsense").returncode == 2


@pytest.mark.parametrize("command", [*sorted(COMMANDS), "serve"])
def test_every_command_has_help_with_examples_each_on_a_line_of_its_own(command: str) -> None:
    lines = jipu(command, "--help").stdout.splitlines()
    assert "  例：" in lines
    assert lines[lines.index("  例：") + 1].startswith(f"    jipu {command}")
    assert not any("\\b" in line for line in lines)


def test_output_is_plain_when_it_is_no_terminal(tmp_path: Path) -> None:
    done = jipu("build", "data/sources", "--store", str(tmp_path / "s"), "--examples")
    assert "\x1b" not in done.stdout + done.stderr
    assert "\x1b" not in jipu("query", "departments", "--store", str(tmp_path / "s")).stdout


def test_the_check_of_shapes_can_be_left_out(tmp_path: Path) -> None:
    """Leaving it out changes nothing but the time: what conforms needs no finding."""
    jipu("build", SAMPLE, "--store", str(tmp_path / "a"))
    jipu("build", SAMPLE, "--no-shapes", "--store", str(tmp_path / "b"))
    exported = {
        jipu("export", "--format", "nq", "--store", str(tmp_path / name)).stdout for name in "ab"
    }
    assert len(exported) == 1


class TestCheck:
    def test_findings_are_printed_like_a_linter_and_the_exit_code_says_so(self) -> None:
        done = jipu("check", SAMPLE, "--select", "J302", check=False)
        assert done.returncode == 1
        assert done.stdout.splitlines()[0].startswith(f"{SAMPLE}:480: J302 错误 ")
        assert len(done.stdout.splitlines()) == 2
        assert done.stderr == "错误 2，警告 0，提示 0\n"

    def test_fail_on(self) -> None:
        assert jipu("check", SAMPLE, "--fail-on", "never").returncode == 0
        assert jipu("check", SAMPLE, "--ignore", "error").returncode == 0
        assert (
            jipu("check", SAMPLE, "--select", "note", "--fail-on", "note", check=False).returncode
            == 1
        )

    def test_a_store_gives_the_same_as_its_files(self, sample_root: Path) -> None:
        one = json.loads(
            jipu(
                "check", "--store", str(sample_root), "--format", "json", "--fail-on", "never"
            ).stdout
        )
        other = json.loads(
            jipu("check", "data/sources", "--format", "json", "--fail-on", "never").stdout
        )
        assert [record["fingerprint"] for record in one] == [
            record["fingerprint"] for record in other
        ]

    def test_a_baseline_lets_what_is_known_pass(self, tmp_path: Path) -> None:
        before = str(tmp_path / "before.json")
        jipu("check", SAMPLE, "--format", "json", "--out", before, "--fail-on", "never")
        done = jipu("check", SAMPLE, "--baseline", before)
        assert "新增 0" in done.stderr
        assert "[仍在]" in done.stdout

    def test_suppressions(self, tmp_path: Path) -> None:
        found = json.loads(
            jipu("check", SAMPLE, "--select", "J302", "--format", "json", check=False).stdout
        )
        text = "".join(
            f"- {{fingerprint: {record['fingerprint']}, reason: 结转资金尾差}}\n"
            for record in found
        )
        (tmp_path / "s.yml").write_text(text, "utf-8")
        done = jipu("check", SAMPLE, "--select", "J302", "--suppressions", str(tmp_path / "s.yml"))
        assert (done.stdout, done.stderr) == ("", "错误 0，警告 0，提示 0；屏蔽 2\n")

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ((), "二者取一"),
            ((SAMPLE, "--store", "x"), "二者取一"),
            ((SAMPLE, "--select", "J999"), "J999"),
            ((SAMPLE, "--suppressions", "没有.yml"), "没有.yml"),
            ((SAMPLE, "--baseline", "没有.json"), "没有.json"),
            ((SAMPLE, "--format", "xlsx"), "--out"),
        ],
    )
    def test_misuse_is_one_clear_line(self, arguments: tuple[str, ...], said: str) -> None:
        done = jipu("check", *arguments, check=False)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1

    def test_a_file_that_fails_is_named_after_the_findings_of_the_others(self) -> None:
        done = jipu("check", "没有.txt", SAMPLE, "--select", "J302", check=False)
        assert done.returncode == 2
        assert len(done.stdout.splitlines()) == 2
        assert "没有.txt" in done.stderr


def test_rule_explains_one_and_lists_all() -> None:
    text = jipu("rule", "J302").stdout
    assert "成本高于项目预算" in text
    assert "2 个发现中 2 个属实" in text
    assert (
        json.loads(jipu("rule", "cost-above-budget", "--format", "json").stdout)["code"] == "J302"
    )
    assert "O001" in jipu("rule").stdout
    wrong = jipu("rule", "J3O2", check=False)
    assert wrong.returncode == 2
    assert "J302" in wrong.stderr


def test_search_names_indicators_and_counts_them(sample_root: Path) -> None:
    done = jipu("search", "参保率", "--store", str(sample_root))
    assert done.stdout.splitlines()[0].startswith("参保率\t1 个部门")
    assert "\x1b" not in done.stdout
    data = json.loads(
        jipu(
            "search",
            "满意度",
            "-f",
            "department=榆林市医疗保障局",
            "--format",
            "json",
            "--store",
            str(sample_root),
        ).stdout
    )
    assert next(one["label"] for one in data["results"]).endswith("满意度")
    assert data["total"] == len(data["results"])
    refused = jipu(
        "search", "-f", "departmnt=榆林市医疗保障局", "--store", str(sample_root), check=False
    )
    assert refused.returncode == 2
    assert "department" in refused.stderr
    refused = jipu("search", "-f", "榆林", "--store", str(sample_root), check=False)
    assert refused.returncode == 2


def test_search_without_data_says_what_to_run(tmp_path: Path) -> None:
    refused = jipu("search", "参保率", "--store", str(tmp_path), check=False)
    assert refused.returncode == 2
    assert "jipu build" in refused.stderr


def test_show_prints_the_place_and_what_was_read(tmp_path: Path) -> None:
    source, store = tmp_path / "a.txt", str(tmp_path / "s")
    source.write_bytes((SOURCES / "hongqi-2022" / "source.txt").read_bytes())
    jipu("build", str(source), "--store", store)
    row = next(
        csv.DictReader(jipu("export", "--format", "csv", "--store", store).stdout.splitlines())
    )
    done = jipu("show", row["target"], "--around", "1", "--store", store)
    lines = done.stdout.splitlines()
    assert lines[0].endswith(f"第 {row['line']} 行")
    assert [line for line in lines if line.startswith(">")] == [
        line for line in lines if row["indicator"] in line and "│" in line
    ]
    assert f"  三级指标  {row['indicator']}" in lines
    for wrong in ("0" * 16, "x'y"):
        assert jipu("show", wrong, "--store", store, check=False).returncode == 2
