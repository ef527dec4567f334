"""The papers at the root: what may stand there, and that the dependencies are pinned by hash."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.support.samples import ROOT

AT_THE_ROOT = {
    ".ci", ".dockerignore", ".gitignore", ".pre-commit-config.yaml", "CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md",
    "Dockerfile", "LICENSE", "Makefile", "README.md", "README.zh-CN.md", "SECURITY.md", "constraints-dev.txt",
    "constraints.txt", "pyproject.toml", "api", "data", "kg", "nlp", "ontology", "tests",
}  # fmt: skip
PINS = ("constraints.txt", "constraints-dev.txt")


def test_nothing_stands_at_the_root_that_is_not_listed() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    found = {name.partition("/")[0].strip('"') for name in listed.stdout.splitlines()}
    assert found - AT_THE_ROOT == set()


def project() -> dict[str, list[str]]:
    """'' -> the dependencies of every installation; name of an extra -> those it adds."""
    read = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {"": read["dependencies"], **read["optional-dependencies"]}


def normal(requirement: str) -> str:
    """The name of a distribution as the index writes it."""
    name = re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(name: str) -> dict[str, list[str]]:
    """Distribution -> the hashes of its files, of one list of pins."""
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            distribution, version = re.match(r"([\w.\-]+)==([\w.!+]+) ", line).groups()  # type: ignore[union-attr]
            assert version
            found.setdefault(normal(distribution), []).extend(
                re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line)
            )
    return found


@pytest.mark.parametrize("pins", PINS)
def test_every_pin_has_the_hashes_of_its_files(pins: str) -> None:
    assert [name for name, hashes in pinned(pins).items() if not hashes] == []


def test_every_dependency_is_pinned() -> None:
    wanted = project()
    extras = {normal(one) for name, listed in wanted.items() if name for one in listed}
    core = {normal(one) for one in wanted[""]}
    assert core - set(pinned("constraints.txt")) == set()
    assert (core | extras) - {"jipu"} - set(pinned("constraints-dev.txt")) == set()


def test_the_two_lists_agree() -> None:
    lists = [
        dict(re.findall(r"^([\w.\-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.M))
        for name in PINS
    ]
    assert lists[0].items() <= lists[1].items()


@pytest.mark.parametrize("pins", PINS)
def test_no_address_or_option_stands_among_the_pins(pins: str) -> None:
    pin = r"[\w.\-]+==[\w.!+]+(?: ; [\w '.*<>=()!]+)? \\"
    digest = r"    --hash=sha256:[0-9a-f]{64}(?: \\)?"
    lines = (ROOT / pins).read_text("utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(f"{pin}|{digest}", line)] == []


def links(page: Path) -> list[str]:
    """The files and headings that a page leads to; addresses of other hosts are not followed."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    found = re.findall(r"\]\(([^)\s]+)\)", text)
    return [link for link in found if "://" not in link]


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not {".venv", "node_modules", ".pytest_cache"} & set(path.relative_to(ROOT).parts)
    and not path.is_relative_to(ROOT / "data/build")
)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for link in links(page):
        name, _, heading = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not heading or heading in anchors(target), link


# Files that a newcomer makes while following the page.
MADE = re.compile(r"J406|NAME|…|/units\.(?:rq|py|html)$|/test_units\.py$")


def test_the_files_that_contributing_names_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    paths = set(re.findall(r"`((?:api|data|kg|nlp|ontology|tests)/[^`\s]+)`", text))
    assert len(paths) > 20
    missing = {path for path in paths if not MADE.search(path) and not list(ROOT.glob(path))}
    assert missing == set()


def test_the_commands_and_tests_that_contributing_names_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = {
        one or other
        for one, other in re.findall(r"^\s*make ([a-z-]+)$|`make ([a-z-]+)`", text, re.M)
    }
    assert named - targets == set()
    code = "".join(path.read_text("utf-8") for path in sorted((ROOT / "tests").rglob("test_*.py")))
    tests = set(re.findall(r"\b(test_\w{12,})(?!\w|\.py)", text))
    assert {name for name in tests if f"def {name}" not in code} == set()
