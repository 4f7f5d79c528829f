"""The doctor looks at the machine."""

import json
import socket

from tessera.site import doctor, main


def by_name():
    return {finding.what: finding for finding in doctor.examine()}


def test_the_doctor_finds_a_database_with_its_roles_and_nothing_pending(db_roles):
    found = by_name()
    assert found["Roles"].well
    assert found["Migrations"].well
    assert found["PostgreSQL"].well


def test_the_doctor_answers_programs(db_roles, capsys, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("TESSERA_PORT", str(port))
    assert main.main(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"what", "well", "found", "stops"} == set(found[0])


def test_a_taken_port_stops_the_demo(db_roles, monkeypatch, capsys):
    monkeypatch.setattr(doctor.local.Server, "runs", False)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("TESSERA_PORT", str(taken.getsockname()[1]))
        assert main.main(["doctor"]) == 1
    assert "STOPS  Port" in capsys.readouterr().out


def test_a_folder_nobody_may_write_to_stops_the_demo(monkeypatch):
    monkeypatch.setenv("TESSERA_VAR", "/proc/nowhere")
    found = {finding.what: finding for finding in doctor._folder()}
    assert not found["State"].well


def test_a_damaged_database_stops_the_demo(tmp_path, monkeypatch):
    monkeypatch.setenv("TESSERA_VAR", str(tmp_path))
    (tmp_path / "postgres" / "data").mkdir(parents=True)
    found = {finding.what: finding for finding in doctor._postgres()}
    assert not found["Database"].well
    assert found["Database"].stops
