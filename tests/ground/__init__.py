"""The ground the tests stand on; no tests here."""
