"""The tests reach nothing but this machine."""

import socket

import pytest

from tests.ground.network import Elsewhere


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443)])
def test_no_test_reaches_another_machine(address):
    with socket.socket() as plug, pytest.raises(Elsewhere):
        plug.connect(address)
    with socket.socket() as plug, pytest.raises(Elsewhere):
        plug.connect_ex(address)


def test_loopback_is_within_reach():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
