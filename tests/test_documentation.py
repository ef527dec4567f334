"""What the code offers is in the pages that should list it."""

import json
import re
from pathlib import Path

import pytest

from api.settings import ServeSettings
from kg.cli.main import COMMANDS
from kg.cli.options import DEFAULT_STORE, STORE_VARIABLE
from kg.findings import REASONS, rules
from kg.queries import questions
from kg.settings import PREFIX, Settings
from kg.store import GraphStore
from tests.support.samples import ROOT

PAGES = ("README.md", "README.zh-CN.md")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_in_the_readme(page: str, command: str) -> None:
    assert f"jipu {command}" in (ROOT / page).read_text("utf-8")


def settings() -> dict[str, str]:
    """Environment variable -> its default, '' for none: of every model of settings, and of the option --store."""
    fields = {**Settings.model_fields, **ServeSettings.model_fields}
    defaults = {f"{PREFIX}{name}".upper(): str(field.default) for name, field in fields.items()}
    return {name: text.removesuffix(".0") for name, text in defaults.items()} | {
        STORE_VARIABLE: DEFAULT_STORE
    }


def listed_settings(page: str) -> dict[str, str]:
    """Environment variable -> what the table of a page says of its default."""
    rows = re.findall(r"^\| `(JIPU_\w+)` \| .+ \| (.+) \|$", (ROOT / page).read_text("utf-8"), re.M)
    assert len(rows) == len(dict(rows))
    return dict(rows)


@pytest.mark.parametrize("page", PAGES)
def test_the_readme_lists_every_setting_and_no_other(page: str) -> None:
    assert set(listed_settings(page)) == set(settings())


@pytest.mark.parametrize("page", PAGES)
def test_the_readme_gives_the_default_of_every_setting(page: str) -> None:
    listed = listed_settings(page)
    wrong = {
        name: listed[name]
        for name, default in settings().items()
        if not re.search(
            rf"(?<![\w.]){re.escape(default)}(?![\w.])" if default else "^(none|any|无|不限)",
            listed[name],
        )
    }
    assert wrong == {}


def test_every_setting_has_a_description() -> None:
    fields = {**Settings.model_fields, **ServeSettings.model_fields}
    assert [name for name, field in fields.items() if not field.description] == []


def test_every_query_is_in_its_readme() -> None:
    text = (ROOT / "kg/queries/README.md").read_text("utf-8")
    assert [name for name in questions() if f"`{name}`" not in text] == []


def test_every_finding_code_is_in_its_readme() -> None:
    text = (ROOT / "kg/findings/README.md").read_text("utf-8")
    assert [code for code in rules() if code[0] in "RSX" and code not in text] == []


def test_every_reason_is_in_its_readme() -> None:
    text = (ROOT / "kg/findings/README.md").read_text("utf-8")
    assert [reason for reason in REASONS if f"`{reason}`" not in text] == []


def test_every_reason_in_the_code_is_registered() -> None:
    code = "".join(path.read_text("utf-8") for path in sorted((ROOT / "kg/tables").rglob("*.py")))
    used = set(re.findall(r'(?:doubt|reasons\.append)\("(\w+)"\)', code)) | set(
        re.findall(r'doubts=\("(\w+)",\)', code)
    )
    assert used
    assert used <= set(REASONS)


def test_version_and_changelog_agree() -> None:
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
    newest = re.search(
        r"^## (?!Unreleased$)(\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M
    )
    assert version
    assert newest
    assert version.group(1) == newest.group(1)


def test_every_column_of_every_table_is_in_the_data_dictionary(sample_store: GraphStore) -> None:
    import io

    from kg.exports.tables import TABLES, write_csv_table

    rows = re.findall(
        r"^\| (\w+) \| ([\w, ]+) \|", (ROOT / "kg/exports/README.md").read_text("utf-8"), re.M
    )
    described = {
        (table, column.strip()) for table, columns in rows for column in columns.split(",")
    }
    printed = set()
    for table in TABLES:
        out = io.StringIO()
        write_csv_table(sample_store, table, out)
        printed |= {(table, column) for column in out.getvalue().partition("\n")[0].split(",")}
    assert described - {("table", "column")} == printed


def test_readmes_have_the_same_parts() -> None:
    english, chinese = [(ROOT / page).read_text("utf-8") for page in PAGES]
    assert len(re.findall(r"^#+ ", english, re.M)) == len(re.findall(r"^#+ ", chinese, re.M))
    blocks = [re.findall(r"^```\w*\n(.*?)^```$", page, re.M | re.S) for page in (english, chinese)]
    assert blocks[0] == blocks[1]


def test_every_source_has_its_description() -> None:
    import hashlib

    import yaml

    for folder in sorted(path for path in (ROOT / "data/sources").iterdir() if path.is_dir()):
        described = yaml.safe_load((folder / "source.yml").read_text("utf-8"))
        assert {"publisher", "title", "year", "sha256"} <= set(described)
        assert (
            described["sha256"] == hashlib.sha256((folder / "source.txt").read_bytes()).hexdigest()
        )


def test_nothing_names_a_machine() -> None:
    wrong = re.compile(r"/(?:work|root|home)/\w|file:///|index-url")
    texts = [
        path
        for path in ROOT.rglob("*")
        if path.suffix in {".py", ".md", ".toml", ".txt", ".yml", ".ttl"} and path.is_file()
    ]
    own = [
        path
        for path in texts
        if not {".venv", ".git"} & set(path.relative_to(ROOT).parts)
        and not path.is_relative_to(ROOT / "data/build")
        and path != Path(__file__)
    ]
    assert [str(path) for path in own if wrong.search(path.read_text("utf-8", "replace"))] == []


def test_gold_names_only_lines_of_its_source() -> None:
    for name in ("hongqi-2022", "nanyang-2021", "sanmenxia-2023", "xingtai-2024", "yulin-2023"):
        lines = (ROOT / "data/sources" / name / "source.txt").read_text("utf-8").split("\n")
        for row in (ROOT / "data/gold" / name / "targets.jsonl").read_text("utf-8").splitlines():
            truth = json.loads(row)
            assert lines[truth["line"] - 1].strip()
