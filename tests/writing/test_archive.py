import io
import zipfile

from layers.writing.archive import zipped


def test_files_are_in_one_folder_and_the_same_files_are_the_same_bytes() -> None:
    one = zipped("sightings", {"b.json": b"[]", "a.json": b"{}"})
    assert one == zipped("sightings", {"a.json": b"{}", "b.json": b"[]"})
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert archive.namelist() == ["sightings/a.json", "sightings/b.json"]
        assert archive.read("sightings/b.json") == b"[]"
