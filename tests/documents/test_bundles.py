"""Zip archives of documents: members are files, whatever their names and whatever the archive pretends."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from kg.documents import bundles, is_there, list_files, parse_document, read_bytes, shown_path
from kg.documents.document import Document
from kg.errors import SourceError
from kg.records import corrections_bytes, read_records
from tests.support import rebuild

TEXT = (
    "项目绩效目标表\n项目名称\t堤防加固\n一级指标\t三级指标\t指标值\n产出指标\t加固堤防\t≥3公里\n"
)
CSV = "项目名称,一级指标,三级指标,指标值\n堤防加固,产出指标,加固堤防,≥3公里\n"


def zipped(path: Path, *members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> str:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return str(path)


def named_in_gbk(path: Path, name: str, content: bytes) -> str:
    """An archive as Windows programs write them: the name in GBK, no flag."""
    raw = name.encode("gb18030")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x" * len(raw), content)
    path.write_bytes(out.getvalue().replace(b"x" * len(raw), raw))
    return str(path)


def listed(*paths: str) -> list[str]:
    return [str(item) for item in list_files(paths)]


def documents(path: str) -> list[Document]:
    found = [item for item in list_files([path]) if isinstance(item, str)]
    return [parse_document(item, read_bytes(item)) for item in found]


def test_members_are_documents_in_the_order_of_their_paths(tmp_path: Path) -> None:
    archive = zipped(
        tmp_path / "预算.zip",
        ("市/水利局.txt", TEXT.encode()),
        ("a.csv", CSV.encode("gb18030")),
        ("市/教育局.docx", rebuild.to_docx(TEXT.encode())),
        ("图.log", b"x"),
        (".hidden/a.txt", b"x"),
        ("__MACOSX/._a.csv", b"x"),
    )
    names = [f"{archive}/{name}" for name in ("a.csv", "市/教育局.docx", "市/水利局.txt")]
    assert listed(archive) == names
    assert listed(str(tmp_path)) == names
    assert [
        (document.format, [one.value for one in read_records(document).targets])
        for document in documents(archive)
    ] == [("csv", ["≥3公里"]), ("docx", ["≥3公里"]), ("text", ["≥3公里"])]
    assert is_there(names[0])
    assert corrections_bytes(names[0]) == b""
    assert shown_path(names[2], [archive]) == f"{tmp_path.name}/预算.zip/市/水利局.txt"
    assert shown_path(names[2], [str(tmp_path)]) == f"{tmp_path.name}/预算.zip/市/水利局.txt"


def test_names_in_gbk_are_read(tmp_path: Path) -> None:
    archive = named_in_gbk(tmp_path / "a.zip", "市级\\水利局绩效目标.txt", TEXT.encode())
    assert listed(archive) == [f"{archive}/市级/水利局绩效目标.txt"]
    assert documents(archive)[0].lines[0].text == "项目绩效目标表"


def test_a_package_is_a_document_whatever_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(rebuild.to_xlsx(TEXT.encode()))
    assert listed(str(path)) == [str(path)]
    assert documents(str(path))[0].format == "xlsx"


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "C:/a.txt", "a\n.txt"])
def test_a_path_out_of_the_archive_is_refused_and_the_others_are_read(
    tmp_path: Path, name: str
) -> None:
    archive = zipped(tmp_path / "a.zip", (name, b"x"), ("b.txt", TEXT.encode()))
    found = list(list_files([archive]))
    assert [item for item in found if isinstance(item, str)] == [f"{archive}/b.txt"]
    (error,) = (item for item in found if isinstance(item, SourceError))
    assert "不予读取" in error.reason
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [("MOST_MEMBERS", 1, "1 个的上限"), ("MOST_BYTES", 10, "解压后超过")],
)
def test_an_archive_with_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, reason: str
) -> None:
    monkeypatch.setattr(bundles, limit, value)
    archive = zipped(tmp_path / "a.zip", ("a.txt", TEXT.encode()), ("b.txt", TEXT.encode()))
    (error,) = list_files([archive])
    assert isinstance(error, SourceError)
    assert reason in error.reason


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", ("a.txt", b" " * (20 << 20)), ("b.txt", TEXT.encode()))
    bomb, good = listed(archive)
    with pytest.raises(SourceError, match="压缩炸弹"):
        read_bytes(bomb)
    assert read_bytes(good) == TEXT.encode()


def test_a_member_that_is_larger_than_it_says_is_damaged(tmp_path: Path) -> None:
    archive = Path(zipped(tmp_path / "a.zip", ("a.txt", TEXT.encode() * 9)))
    data = archive.read_bytes()
    size = struct.pack("<I", len(TEXT.encode() * 9))
    archive.write_bytes(data.replace(size, struct.pack("<I", 10)))
    (member,) = listed(str(archive))
    with pytest.raises(SourceError, match="损坏"):
        read_bytes(member)


def test_a_member_in_a_password_or_a_strange_method_is_named(tmp_path: Path) -> None:
    strange = zipped(tmp_path / "a.zip", ("a.txt", TEXT.encode()), method=zipfile.ZIP_LZMA)
    with pytest.raises(SourceError, match="压缩方法"):
        read_bytes(f"{strange}/a.txt")
    locked = Path(zipped(tmp_path / "b.zip", ("a.txt", TEXT.encode())))
    data = bytearray(locked.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(bytes(data))
    with pytest.raises(SourceError, match="密码"):
        read_bytes(f"{locked}/a.txt")


def test_an_archive_in_an_archive_is_named(tmp_path: Path) -> None:
    inner = Path(zipped(tmp_path / "inner.bin", ("a.txt", TEXT.encode()))).read_bytes()
    archive = zipped(tmp_path / "a.zip", ("inner.zip", inner))
    (member,) = listed(archive)
    with pytest.raises(SourceError, match="解压"):
        parse_document(member, read_bytes(member))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04...", b"no archive"])
def test_what_is_no_archive_says_so(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    (error,) = list_files([str(path)])
    assert isinstance(error, SourceError)
    assert "损坏" in error.reason


def test_an_archive_without_documents_and_a_member_that_is_gone_are_named(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", ("a.log", b"x"))
    assert "没有可读取的文件" in listed(archive)[0]
    with pytest.raises(SourceError, match="没有这个文件"):
        read_bytes(f"{archive}/a.txt")
    assert not is_there(str(tmp_path / "b.zip" / "a.txt"))


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", TEXT)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "x")
    assert "重名" in listed(str(path))[0]


def test_an_archive_that_changed_is_opened_again(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", ("a.txt", b"one"))
    assert read_bytes(f"{archive}/a.txt") == b"one"
    zipped(tmp_path / "a.zip", ("a.txt", b"another"))
    assert read_bytes(f"{archive}/a.txt") == b"another"
