import pytest

from layers.importing.formats.gdelt import COLUMNS, FIRST
from layers.theatre.credits import origins
from tests.importing.conftest import Importer

SAYS = {
    "globaleventid": "1290",
    "sqldate": "20251103",
    "actor1name": "VENEZUELA",
    "actor2name": "UNITED STATES",
    "eventcode": "190",
    "eventrootcode": "19",
    "actiongeo_type": "4",
    "actiongeo_fullname": "Maracaibo, Zulia, Venezuela",
    "actiongeo_countrycode": "VE",
    "actiongeo_lat": "10.6317",
    "actiongeo_long": "-71.6406",
    "sourceurl": "https://www.example.org/world/1",
}


def line(*changes: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> str:
    rows = [SAYS | {"globaleventid": str(number)} | change for number, change in enumerate(changes, start=1)]
    return "".join("\t".join(row.get(column, "") for column in columns) + "\n" for row in rows)


@pytest.mark.parametrize("columns", [COLUMNS, FIRST, FIRST[:-1]], ids=["61", "58", "57"])
def test_a_file_without_a_header_is_known_by_its_columns(
    columns: tuple[str, ...], importer: Importer
) -> None:
    path = importer.folder.with_suffix(".CSV")
    path.write_text(line({}, columns=columns), encoding="utf-8")
    done = importer.file(path)
    assert "GDELT: rows read 1, claims written 1" in done.report
    says = done.says("gdelt-1")
    assert says.label == "Fight, Maracaibo, Zulia, Venezuela (reported)"
    assert "Fight (CAMEO 190): VENEZUELA and UNITED STATES, Maracaibo" in says.statement
    assert says.statement.endswith("as coded by GDELT’s program.")
    assert (says.when.from_, says.when.precision) == ("2025-11-03", 1)


def test_a_table_with_the_names_of_the_codebook_is_read_likewise(importer: Importer) -> None:
    header = (
        "GLOBALEVENTID,SQLDATE,EventRootCode,ActionGeo_Type,ActionGeo_FullName,ActionGeo_Lat,ActionGeo_Long"
    )
    done = importer("gdelt", f"{header}\n7,20251103,14,4,Caracas,10.5,-66.9\n")
    assert done.says("gdelt-7").label == "Protest, Caracas (reported)"


def test_a_place_that_a_program_found_is_never_exact(importer: Importer) -> None:
    kinds = [{"actiongeo_type": kind} for kind in "12345"]
    kinds[0] |= {"actiongeo_fullname": "Venezuela"}
    done = importer("gdelt", line(*kinds, {"actiongeo_type": "9"}))
    where = [done.says(f"gdelt-{number}").where for number in range(1, 7)]
    assert [each.precision for each in where] == [6, 4, 2, 2, 4, 0]
    assert where[0].place == "ven"
    assert [each.radius_km for each in where[1:5]] == [150, 25, 25, 150]


def test_the_publisher_of_a_page_is_its_origin_and_counts_once(importer: Importer) -> None:
    other = {"sourceurl": "https://example.org/world/2"}
    done = importer("gdelt", line({}, other, {"sourceurl": "BBC Monitoring"}, {"sourceurl": ""}))
    catalogue = done.catalogue
    cited = [catalogue.claims[f"gdelt-{number}"].properties.citations for number in (1, 2, 3, 4)]
    assert origins(cited[0] + cited[1], catalogue.sources) == ["example-org"]
    assert origins(cited[2], catalogue.sources) == [], "who says it cannot be told"
