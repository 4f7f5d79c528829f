"""What the vault does by itself: ask a returning scanner, and put away what nobody speaks of."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from tessera.vault.destroy import tidy
from tessera.vault.documents import scan_again

# Both take the instant from the wall, even in a demo whose day was moved: files are as old as
# their disk says, and so are a scanner's signatures.


@app.periodic(cron="*/10 * * * *")
@app.task(name="vault.scan_again", queueing_lock="vault.scan_again")
def scan_what_was_missed(timestamp: int) -> int:
    return scan_again(at=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="20 3 * * *")
@app.task(name="vault.tidy", queueing_lock="vault.tidy")
def put_away(timestamp: int) -> int:
    return tidy(at=datetime.fromtimestamp(timestamp, UTC))
