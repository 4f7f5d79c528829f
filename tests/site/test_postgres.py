"""The database server under var/: made whole, found again, ended."""

import os
import shutil
import signal
import socket
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from tessera.site.postgres import binaries, remains, way
from tessera.site.postgres.server import Server
from tessera.site.unready import Unready


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    made = Server(home=tmp_path_factory.mktemp("pg") / "postgres", password="quite secret")
    yield made
    made.stop()


@pytest.fixture
def running(server):
    if not server.runs:
        server.prepare()
        server.start(start_new_session=True)
    return server


def asked(server, question, **more):
    with closing(psycopg.connect(**{**server.whereabouts(), **more})) as connection:
        return connection.execute(question).fetchone()


def test_the_server_answers_by_socket_and_by_loopback(running):
    assert asked(running, "select 1") == (1,)
    assert asked(running, "select 1", host="127.0.0.1") == (1,)


def test_the_server_wants_the_password(running):
    for host in ("127.0.0.1", running.whereabouts()["host"]):
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            asked(running, "select 1", host=host, password="a guess")
    kept = asked(running, "select rolpassword from pg_authid where rolname = 'postgres'")
    assert kept[0].startswith("SCRAM-SHA-256$")


def test_text_is_sorted_the_same_on_every_machine_and_pages_have_checksums(running):
    found = asked(
        running,
        "select datcollate, current_setting('data_checksums'), current_setting('server_encoding') "
        "from pg_database where datname = 'template1'",
    )
    assert found == ("C", "on", "UTF8")


def test_nothing_listens_beyond_this_machine(running):
    assert asked(running, "show listen_addresses") == ("127.0.0.1",)


def test_a_killed_server_starts_again_with_what_was_committed(running):
    with closing(psycopg.connect(**running.whereabouts(), autocommit=True)) as connection:
        connection.execute("create table if not exists kept (it int)")
        connection.execute("insert into kept values (1)")
    os.kill(running.process.pid, signal.SIGKILL)
    running.process.wait()
    assert (running.cluster / "postmaster.pid").exists()
    running.prepare()
    running.start(start_new_session=True)
    assert asked(running, "select count(*) >= 1 from kept") == (True,)


def test_a_second_start_ends_a_server_that_nobody_watches(running):
    former = remains.postmaster(running.cluster)
    running.prepare()
    assert remains.postmaster(running.cluster) is None
    running.process.wait()
    running.start(start_new_session=True)
    assert remains.postmaster(running.cluster) not in {None, former}


def test_a_process_that_merely_has_the_number_is_left_alone(running, tmp_path):
    cluster = tmp_path / "data"
    cluster.mkdir()
    (cluster / "postmaster.pid").write_text(f"{os.getpid()}\n")
    assert remains.postmaster(cluster) is None
    remains.end(cluster)
    assert not (cluster / "postmaster.pid").exists()


def test_the_port_of_last_time_is_taken_again_unless_somebody_has_it(server):
    server.stop()
    server.prepare()
    server.start(start_new_session=True)
    port = server.whereabouts()["port"]
    server.stop()
    server.prepare()
    server.start(start_new_session=True)
    assert server.whereabouts()["port"] == port
    server.stop()
    with socket.create_server(("127.0.0.1", int(port))):
        server.prepare()
        server.start(start_new_session=True)
    assert server.whereabouts()["port"] != port


def test_half_a_cluster_is_made_again_and_a_damaged_one_is_refused(tmp_path):
    half = Server(home=tmp_path / "postgres", password="secret")
    (half.home / "data.new").mkdir(parents=True)
    (half.home / "data.new" / "PG_VERSION").write_text("17")
    half.prepare()
    assert (half.cluster / "global" / "pg_control").exists()
    assert not (half.home / "data.new").exists()
    assert not (half.home / "password").exists()
    (half.cluster / "global" / "pg_control").unlink()
    with pytest.raises(Unready, match="not a whole database"):
        half.prepare()


def test_the_cluster_of_another_version_is_not_touched(tmp_path):
    other = Server(home=tmp_path / "postgres", password="secret")
    (other.cluster / "global").mkdir(parents=True)
    (other.cluster / "global" / "pg_control").touch()
    (other.cluster / "PG_VERSION").write_text("12\n")
    with pytest.raises(Unready, match="made by PostgreSQL 12"):
        other.prepare()


def test_a_full_disk_is_said_in_one_line(tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1 << 20))
    with pytest.raises(Unready, match="No space: 1 MB free under"):
        Server(home=tmp_path / "postgres", password="secret").prepare()


def test_a_path_too_long_for_a_socket_leaves_loopback(tmp_path):
    deep = Server(home=tmp_path / ("d" * 100) / "postgres", password="secret", careful=False)
    deep.prepare()
    deep.start(start_new_session=True)
    try:
        assert deep.whereabouts()["host"] == "127.0.0.1"
        assert asked(deep, "select 1") == (1,)
    finally:
        deep.stop()


def test_a_server_that_cannot_start_says_its_own_last_words(server, monkeypatch):
    server.stop()
    server.prepare()
    words, arguments = server.command()
    broken = ([*words, "-c", "shared_buffers=nonsense"], arguments)
    monkeypatch.setattr(type(server), "command", lambda _: broken)
    with pytest.raises(Unready, match=r"did not start: .*FATAL.*shared_buffers"):
        server.start()


@pytest.fixture
def open_folder():
    """Not under pytest's own: whoever begins another run shuts that one for everybody else."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become somebody else")
def test_root_without_namespaces_runs_it_as_nobody(open_folder, monkeypatch):
    monkeypatch.setattr(way, "NAMESPACE", way.Way(name="refused", prefix=("false",)))
    way.way.cache_clear()
    given_away = Server(home=open_folder / "postgres", password="secret", careful=False)
    try:
        assert given_away.way is way.OTHER_USER
        given_away.prepare()
        given_away.start(start_new_session=True)
        assert asked(given_away, "select 1") == (1,)
    finally:
        given_away.stop()
        way.way.cache_clear()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become somebody else")
def test_root_whom_nobody_can_follow_is_told_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(way, "NAMESPACE", way.Way(name="refused", prefix=("false",)))
    way.way.cache_clear()
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(Unready, match="put it elsewhere"):
        way.way(binaries.folder(), closed / "var")
    way.way.cache_clear()


def test_programmes_that_are_not_there_are_named(monkeypatch, tmp_path):
    monkeypatch.setenv("TESSERA_POSTGRES", str(tmp_path))
    with pytest.raises(Unready, match="there is no initdb"):
        binaries.folder()


def test_the_server_is_up_in_a_second(running):
    running.stop()
    begun = time.monotonic()
    running.prepare()
    running.start(start_new_session=True)
    assert time.monotonic() - begun < 5
