"""The shelf of places rebuilt from small files in the layout of the official downloads."""

import csv
import json
import zipfile

import pytest

from tessera.faces.console.places import SHELF
from tessera.site.main import main

REFNIS = """LVL_REFNIS|CD_REFNIS|CD_SUP_REFNIS|TX_REFNIS_DE|TX_REFNIS_FR|TX_REFNIS_NL|DT_VLDT_START|DT_VLDT_END
1|02000|01000|Flämische Region|Région flamande|Vlaams Gewest|01/01/1970|31/12/9999
2|40000|02000|Provinz Ostflandern|Province de Flandre orientale|Provincie Oost-Vlaanderen|01/01/1995|31/12/9999
3|44000|40000|Bezirk Gent|Arrondissement de Gand|Arrondissement Gent|01/01/1970|31/12/9999
4|44021|44000|Gent (Gent)|Gand|Gent|01/01/1970|31/12/2029
4|44099|44000|Groß-Gent|Grand-Gand|Groot-Gent|01/01/2030|31/12/9999
"""
BEST = """EPSG:31370_x,municipality_id,municipality_name_nl,postcode,region_code,status
1,44021,Gent,9000,BE-VLG,current
1,44021,Gent,9099,BE-VLG,current
1,44021,Gent,9050,BE-VLG,retired
"""


@pytest.fixture
def refnis(tmp_path):
    file = tmp_path / "TU_COM_REFNIS.txt"
    file.write_text(REFNIS, "utf-8-sig")
    return file


@pytest.fixture
def best(tmp_path):
    file = tmp_path / "openaddress-bevlg.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("openaddress-bevlg.csv", BEST)
    return file


def rows(folder, name, key):
    with (folder / f"{name}.csv").open(encoding="utf-8") as file:
        return {row[key]: row for row in csv.DictReader(file)}


def test_a_new_municipality_gets_what_its_region_has_and_is_reported(refnis, tmp_path, capsys):
    assert main(["places", "import", "--refnis", str(refnis), "--to", str(tmp_path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["differences"]
    told = {one["code"]: one for one in found if one["look"]}
    assert set(told) == {"44021", "44099"}
    shelf = rows(tmp_path, "municipalities", "nis")
    new = shelf["44099"]
    assert (new["work"], new["province"], new["official"]) == ("flanders", "east-flanders", "nl")
    assert (new["nl"], new["fr"], new["de"]) == ("Groot-Gent", "Grand-Gand", "Groß-Gent")


def test_a_closed_code_keeps_its_languages_and_loses_its_suffix(refnis, tmp_path):
    main(["places", "import", "--refnis", str(refnis), "--to", str(tmp_path)])
    ghent = rows(tmp_path, "municipalities", "nis")["44021"]
    assert (ghent["until"], ghent["de"], ghent["en"]) == ("2029-12-31", "Gent", "Ghent")


def test_a_municipality_that_is_missing_from_the_file_stays(refnis, tmp_path, capsys):
    main(["places", "import", "--refnis", str(refnis), "--to", str(tmp_path)])
    assert "63023  not in REFNIS" in capsys.readouterr().out
    assert rows(tmp_path, "municipalities", "nis")["63023"]["work"] == "german-speaking"


def test_postcodes_follow_the_addresses_of_the_region_given(best, tmp_path, capsys):
    assert main(["places", "import", "--best", str(best), "--to", str(tmp_path)]) == 0
    shelf = rows(tmp_path, "postal_codes", "code")
    assert shelf["9000"]["kind"] == "residential"
    assert shelf["9050"]["kind"] == "legacy"
    assert shelf["4700"]["kind"] == "residential"
    assert "9050  44021: residential -> legacy" in capsys.readouterr().out


def test_a_dry_run_writes_nothing(refnis, tmp_path):
    to = tmp_path / "new"
    assert main(["places", "import", "--refnis", str(refnis), "--to", str(to), "--dry"]) == 0
    assert not to.exists()


def test_the_shelf_rebuilt_from_its_own_facts_is_the_shelf(tmp_path):
    heading = "LVL_REFNIS;CD_REFNIS;CD_SUP_REFNIS;TX_REFNIS_DE;TX_REFNIS_FR;TX_REFNIS_NL;DT_VLDT_START;DT_VLDT_END"
    lines = [heading]
    for nis, row in rows(SHELF, "municipalities", "nis").items():
        days = ["/".join(reversed(row[key].split("-"))) for key in ("since", "until")]
        end = days[1] or "31/12/9999"
        lines.append(f"4;{nis};0;{row['de']};{row['fr']};{row['nl']};{days[0]};{end}")
    file = tmp_path / "refnis.csv"
    file.write_text("\n".join(lines), "utf-8")
    assert main(["places", "import", "--refnis", str(file), "--to", str(tmp_path)]) == 0
    assert (tmp_path / "municipalities.csv").read_bytes() == (
        SHELF / "municipalities.csv"
    ).read_bytes()


def test_a_file_of_another_kind_is_refused_in_one_line(best, tmp_path, capsys):
    assert main(["places", "import", "--refnis", str(best), "--to", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "no column" in said
    assert said.count("\n") == 1


def test_without_a_file_there_is_nothing_to_import(capsys):
    assert main(["places", "import"]) == 2
