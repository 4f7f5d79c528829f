"""A bundle in one file: what a folder would give, or a line for what is wrong; nothing is believed."""

import io
import stat
import tarfile
import zipfile

import pytest

from tessera.law import packed
from tessera.law.packed import Unpackable, unpacked

FILES = {"terms.toml": b"# one", "places/one.csv": b"a;b"}
LEFT_OUT = {"README.md": b"read me", "__MACOSX/._terms.toml": b"x", "run.py": b"raise"}


def zipped(files, around=""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            named = path if isinstance(path, zipfile.ZipInfo) else around + path
            archive.writestr(named, content)
    return out.getvalue()


def tarred(files, mode="w", around="", **kind):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for path, content in files.items():
            entry = tarfile.TarInfo(around + path)
            entry.size = len(content)
            for name, value in kind.items():
                setattr(entry, name, value)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


@pytest.mark.parametrize("around", ["", "mine/", "./", "tmp/mine/"])
@pytest.mark.parametrize(
    "pack", [zipped, tarred, lambda files, around: tarred(files, "w:gz", around)]
)
def test_a_zip_and_a_tar_say_what_the_folder_said(pack, around):
    assert unpacked(pack(FILES | LEFT_OUT, around=around)) == FILES


def refused(content):
    with pytest.raises(Unpackable) as told:
        unpacked(content)
    (flaw,) = told.value.flaws
    return str(flaw)


def test_what_is_no_archive_says_so():
    for content in (b"", b"PK\x03\x04", b"[[term]]", zipped(FILES)[:-30], b"\x1f\x8bnothing"):
        assert "no zip and no tar that can be read" in refused(content)


def test_an_archive_without_a_catalogue_says_so():
    assert "no file that ends in .toml" in refused(zipped({"photo.jpg": b"x"}))


@pytest.mark.parametrize("path", ["../terms.toml", "/etc/terms.toml", "a/../../terms.toml"])
def test_a_path_that_leads_out_is_refused(path):
    assert "leads out of the bundle" in refused(zipped({path: b"x"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_stands_twice_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("terms.toml", b"one")
        archive.writestr("terms.toml", b"two")
    assert refused(out.getvalue()) == "terms.toml: this file stands twice"


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_a_rule_that_is_a_link_is_refused_and_neither_followed_nor_left_out(kind):
    link = tarred({"terms.toml": b""}, type=kind, linkname="/etc/passwd")
    assert refused(link) == f"terms.toml: {packed.NO_FILE}"
    inside = zipfile.ZipInfo("terms.toml")
    inside.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refused(zipped({inside: b"/etc/passwd"})) == f"terms.toml: {packed.NO_FILE}"


def test_links_to_what_is_no_rule_are_left_out_like_the_rest():
    linked = tarred({"photo.jpg": b""}, type=tarfile.SYMTYPE, linkname="/etc/passwd")
    assert "no file that ends in .toml" in refused(linked)


def test_an_encrypted_archive_says_so():
    content = bytearray(zipped(FILES))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        begin = content.index(mark)
        content[begin + place] |= packed.ENCRYPTED
    assert refused(bytes(content)) == "terms.toml: is encrypted"


@pytest.mark.parametrize("pack", [zipped, lambda files: tarred(files, "w:gz")])
def test_a_bomb_is_not_unpacked(pack, monkeypatch):
    monkeypatch.setattr(packed, "LARGEST_ALL", 10_000)
    monkeypatch.setattr(packed, "LARGEST_TAR", 20_000)
    assert "more than 10000 bytes in all" in refused(pack({"terms.toml": b"0" * 900_000}))


def test_too_many_files_and_too_many_bytes_are_refused(monkeypatch):
    monkeypatch.setattr(packed, "MOST", 1)
    assert "more than 1 files" in refused(zipped(FILES))
    monkeypatch.setattr(packed, "LARGEST_PACKED", 10)
    assert "an archive holds at most 10" in refused(zipped(FILES))
