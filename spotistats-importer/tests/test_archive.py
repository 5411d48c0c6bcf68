"""What is in an upload: which files are read, and what is said of the others."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from spotistats_importer.archive import Code, ExportFile, UnreadableFile, walk
from spotistats_importer.errors import DamagedFile, LimitExceeded
from spotistats_importer.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    Walked = Callable[..., list[ExportFile | UnreadableFile]]
    Zipped = Callable[..., bytes]

ROWS = [{"ts": "2023-05-01T10:00:00Z", "ms_played": 1}]


def the_refusal(files: list[ExportFile | UnreadableFile]) -> UnreadableFile:
    (refused,) = files
    assert isinstance(refused, UnreadableFile)
    return refused


def content_of(file: ExportFile | UnreadableFile) -> bytes:
    assert isinstance(file, ExportFile)
    with file.open() as stream:
        return stream.read()


def with_flag(packed: bytes, flag: int) -> bytes:
    """A ZIP of one entry with a flag bit set in both of its headers."""
    central = packed.index(b"PK\x01\x02")
    changed = bytearray(packed)
    changed[6] |= flag
    changed[central + 8] |= flag
    return bytes(changed)


class CountingFile(io.BytesIO):
    """A file that tells the length of all that was read from it."""

    total = 0

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.total += len(data)
        return data


class TestWhatIsRead:
    def test_a_json_file_is_a_file(self, walked: Walked) -> None:
        (file,) = walked(b'[{"a": 1}]', "endsong.json")
        assert content_of(file) == b'[{"a": 1}]'
        assert (file.name, file.size) == ("endsong.json", 10)

    def test_a_zip_is_known_by_its_content(self, walked: Walked, zipped: Zipped) -> None:
        (file,) = walked(zipped(("MyData/endsong_0.json", ROWS)), "photo.jpg")
        assert file.name == "photo.jpg/MyData/endsong_0.json"
        assert b"ms_played" in content_of(file)

    def test_directories_are_passed_over_even_with_content(
        self, walked: Walked, zipped: Zipped
    ) -> None:
        assert walked(zipped(("MyData/", b"payload"), ("Other\\", b""))) == []

    def test_two_entries_of_one_name_are_two_files(self, walked: Walked, zipped: Zipped) -> None:
        with pytest.warns(UserWarning, match="Duplicate"):
            first, second = walked(zipped(("a.json", b"[1]"), ("a.json", b"[2]")))
        assert (content_of(first), content_of(second)) == (b"[1]", b"[2]")
        assert (first.position, second.position) == (0, 1)
        assert second.name.endswith("a.json (2)")

    def test_a_file_can_be_read_twice_for_one_price(self, walked: Walked, zipped: Zipped) -> None:
        limits = Limits(max_unpacked_bytes=60)
        (file,) = walked(zipped(("a.json", b" " * 50)), limits=limits)
        assert content_of(file) == content_of(file)
        assert limits.budget.spent == 50

    def test_names_are_shown_without_what_could_deceive(
        self, walked: Walked, zipped: Zipped
    ) -> None:
        (file,) = walked(zipped(("a\x1b[31m\u202ejson.json", ROWS)), "u\0p\n.zip")
        assert file.name == "up.zip/a[31mjson.json"

    def test_an_upload_stays_open(self, zipped: Zipped) -> None:
        upload = io.BytesIO(b"[]")
        for file in walk("a.json", upload, Limits()):
            content_of(file)
        assert not upload.closed

    def test_a_zip_with_something_before_it_is_damaged_or_read_but_never_lost(
        self, walked: Walked, zipped: Zipped
    ) -> None:
        assert len(walked(zipped(("a.json", ROWS)) + b"trailing")) == 1


class TestWhatIsNoListeningHistory:
    @pytest.mark.parametrize(
        "name",
        [
            "Identity.json",
            "IDENTITY.JSON",
            "Userdata.json",
            "Userdata (1).json",
            "Payments2.json",
            "Payments_0.json",
            "UserAddress.json",
            "Identifiers.json",
            "DuoNewFamily.json",
        ],
    )
    def test_personal_files_are_never_opened(
        self, name: str, walked: Walked, zipped: Zipped
    ) -> None:
        refused = the_refusal(walked(zipped((f"MyData/{name}", ROWS))))
        assert (refused.code, refused.reason) == (Code.NOT_LISTENING_HISTORY, "personal data")

    def test_nor_are_loose_ones(self, walked: Walked) -> None:
        assert the_refusal(walked(b'{"a": 1}', "Userdata.json")).reason == "personal data"

    @pytest.mark.parametrize(
        "name", ["__MACOSX/._a.json", "MyData/.DS_Store", "a/._b.json", "Thumbs.db"]
    )
    def test_leftovers_are_listed(self, name: str, walked: Walked, zipped: Zipped) -> None:
        assert the_refusal(walked(zipped((name, b"x")))).code is Code.NOT_LISTENING_HISTORY

    def test_other_kinds_of_files_are_listed_unopened(self, zipped: Zipped) -> None:
        noise = bytes(range(256)) * 4_000
        info = zipfile.ZipInfo("ReadMeFirst.pdf")
        upload = CountingFile(zipped((info, noise)))
        refused = the_refusal(list(walk("e.zip", upload, Limits())))
        assert refused.reason == "not a JSON file"
        assert upload.total < len(noise) / 2


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        "name", ["../a.json", "a/../../b.json", "/etc/a.json", "C:\\a.json", "..\\a.json"]
    )
    def test_paths_that_lead_out(self, name: str, walked: Walked, zipped: Zipped) -> None:
        refused = the_refusal(walked(zipped((name, ROWS))))
        assert (refused.code, "leads out" in refused.reason) == (Code.UNREADABLE, True)

    def test_links(self, walked: Walked, zipped: Zipped) -> None:
        link = zipfile.ZipInfo("a.json")
        link.external_attr = 0o120777 << 16
        assert "link" in the_refusal(walked(zipped((link, b"/etc/passwd")))).reason

    def test_a_zip_inside_a_zip(self, walked: Walked, zipped: Zipped) -> None:
        inner = zipped(("a.json", ROWS))
        refused = the_refusal(walked(zipped(("inner.ZIP", inner))))
        assert refused.reason == "a ZIP inside a ZIP: unpack it and send the inner one"

    def test_encrypted_entries(self, walked: Walked, zipped: Zipped) -> None:
        refused = the_refusal(walked(with_flag(zipped(("a.json", ROWS)), 1)))
        assert "encrypted" in refused.reason

    @pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_packing_that_cannot_be_unpacked_in_steps(self, method: int, walked: Walked) -> None:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", method) as archive:
            archive.writestr("a.json", b"[]")
        assert "unusual" in the_refusal(walked(target.getvalue())).reason

    def test_what_unpacks_to_far_more_than_its_size(self, walked: Walked, zipped: Zipped) -> None:
        bomb = zipped(("a.json", b"[" + b" " * 9_000_000 + b"]"))
        assert "refused" in the_refusal(walked(bomb)).reason

    def test_but_not_if_it_is_small(self, walked: Walked, zipped: Zipped) -> None:
        (file,) = walked(zipped(("a.json", b"[" + b" " * 4_000_000 + b"]")))
        assert len(content_of(file)) == 4_000_002

    def test_a_bomb_that_lies_about_its_size_yields_no_more_than_it_says(
        self, walked: Walked, zipped: Zipped
    ) -> None:
        packed = bytearray(zipped(("a.json", b"[" + b" " * 20_000_000 + b"]")))
        central = packed.index(b"PK\x01\x02")
        packed[central + 24 : central + 28] = struct.pack("<I", 1_000)
        limits = Limits()
        (file,) = walked(bytes(packed), limits=limits)
        with pytest.raises(DamagedFile):
            content_of(file)
        assert limits.budget.spent <= 1_000

    def test_more_unpacked_bytes_than_an_import_may_have(
        self, walked: Walked, zipped: Zipped
    ) -> None:
        limits = Limits(max_unpacked_bytes=150)
        first, second = walked(
            zipped(("a.json", b" " * 100), ("b.json", b" " * 100)), limits=limits
        )
        content_of(first)
        with pytest.raises(LimitExceeded, match="150 bytes"):
            content_of(second)

    def test_the_budget_is_that_of_one_import(self) -> None:
        limits = Limits()
        limits.budget.spend(5, 10)
        assert limits.for_import().budget.spent == 0
        assert limits.for_import() == limits

    def test_too_many_entries(self, walked: Walked, zipped: Zipped) -> None:
        files = [(f"{number}.json", b"[]") for number in range(11)]
        assert len(walked(zipped(*files[:10]), limits=Limits(max_entries=10))) == 10
        refused = the_refusal(walked(zipped(*files), limits=Limits(max_entries=10)))
        assert refused.reason == "a ZIP of 11 entries; 10 allowed"

    def test_ten_thousand_entries_are_none_too_many(self, walked: Walked, zipped: Zipped) -> None:
        many = zipped(*((f"MyData/endsong_{number}.json", b"[]") for number in range(10_000)))
        assert len(walked(many)) == 10_000

    def test_a_list_of_entries_that_would_fill_the_memory(
        self, walked: Walked, zipped: Zipped
    ) -> None:
        many = zipped(*((f"{number:0200}.json", b"") for number in range(1_000)))
        assert "too long" in the_refusal(walked(many, limits=Limits(max_entries=10))).reason

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "the file is empty"),
            (b" \n", "the file is empty"),
            (b"%PDF-1.7", "a PDF document"),
            (b"\x1f\x8b\x08", "packed with gzip"),
            (b"<html>", "a web page"),
            (b"hello", "neither a ZIP nor a JSON file"),
            (b"\xff\xfe\x00\x00\xff", "neither a ZIP nor a JSON file"),
            (b"PK\x05\x06" + b"\0" * 18, "a ZIP with nothing in it"),
            (b"PK\x03\x04" + b"\0" * 100, "a ZIP that is cut off or damaged"),
        ],
    )
    def test_what_is_no_export_at_all(self, content: bytes, reason: str, walked: Walked) -> None:
        assert the_refusal(walked(content)).reason.startswith(reason)


class TestDamage:
    def test_a_zip_cut_anywhere_is_named_as_such(self, walked: Walked, zipped: Zipped) -> None:
        packed = zipped(("a.json", ROWS * 50), ("b.json", ROWS))
        for end in range(4, len(packed) - 1, 7):
            assert "cut off" in the_refusal(walked(packed[:end])).reason

    def test_damage_inside_costs_only_the_damaged_file(
        self, walked: Walked, zipped: Zipped
    ) -> None:
        packed = bytearray(zipped(("a.json", ROWS * 50), ("b.json", b"[]")))
        packed[50:60] = b"\xff" * 10
        first, second = walked(bytes(packed))
        with pytest.raises(DamagedFile, match="download the export again"):
            content_of(first)
        assert content_of(second) == b"[]"

    def test_errors_of_the_storage_are_no_damage(self, zipped: Zipped) -> None:
        class Failing(io.BytesIO):
            failing = False

            def read(self, size: int | None = -1) -> bytes:
                if self.failing:
                    raise ConnectionResetError
                return super().read(size)

        upload = Failing(zipped(("a.json", ROWS)))
        (file,) = walk("e.zip", upload, Limits())
        upload.failing = True
        with pytest.raises(ConnectionResetError):
            content_of(file)


def test_the_reasons_are_plain_text(walked: Walked, zipped: Zipped) -> None:
    reasons: list[Any] = [
        the_refusal(walked(zipped((name, b"x")))).reason for name in ("a", "../b")
    ]
    assert all(reason.isprintable() for reason in reasons)
