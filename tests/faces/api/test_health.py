"""The health of the service, in one word."""

from datetime import timedelta

from tessera.journal import checkpoints, sequencer
from tessera.site import moment
from tests.faces.api.test_thread import filed


def test_health_is_degraded_while_leaves_wait_too_long_for_a_signature(
    programs, application, client
):
    filed(programs, application)
    now = moment.on_the_wall()
    sequencer.run_once(now - timedelta(minutes=6))
    assert client.get("/api/v1/health").json() == {"status": "DEGRADED"}
    checkpoints.make(now)
    assert client.get("/api/v1/health").json() == {"status": "UP"}


def test_one_act_and_one_entry_can_be_asked_for_by_their_address(programs, application):
    dossier = filed(programs, application)
    region = programs("flanders")
    doors = region.get(f"dossiers/{dossier}/acts").json()["items"]
    path = doors[0]["href"].partition("/api/v1/")[2]
    assert region.get(path).json() == doors[0]
    sequencer.run_once(moment.on_the_wall())
    checkpoints.make(moment.on_the_wall())
    entry = region.get(f"dossiers/{dossier}/journal").json()["items"][0]
    one = region.get(entry["href"].partition("/api/v1/")[2]).json()
    receipt = one.pop("receipt")
    assert one == entry
    assert "filed" in receipt
    assert region.get(f"dossiers/{dossier}/journal/none").status_code == 404
