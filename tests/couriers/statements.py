"""Account statements made by hand, in the two formats, for an account that stands on the shelf."""

FEDERAL = "BE57679200609235"


def camt(*entries, account=FEDERAL, version="08"):
    """camt.053 with these entries, as `entry` makes them."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>'
        f"<Stmt><Id>1</Id><Acct><Id><IBAN>{account}</IBAN></Id></Acct>{''.join(entries)}</Stmt>"
        "</BkToCstmrStmt></Document>"
    ).encode()


def entry(
    amount="152.00", *, free="", structured="", on="2026-09-23", sign="CRDT", ref="R1", ccy="EUR"
):
    written = f"<Ustrd>{free}</Ustrd>" if free else ""
    if structured:
        written += f"<Strd><CdtrRefInf><Ref>{structured}</Ref></CdtrRefInf></Strd>"
    return (
        f'<Ntry><Amt Ccy="{ccy}">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts>BOOK</Sts>'
        f"<BookgDt><Dt>{on}</Dt></BookgDt><AcctSvcrRef>{ref}</AcctSvcrRef>"
        f"<NtryDtls><TxDtls><RmtInf>{written}</RmtInf></TxDtls></NtryDtls></Ntry>"
    )


def batch(total, *amounts):
    """One entry that a bank added up, with the payments it is made of."""
    parts = "".join(
        f'<TxDtls><Amt Ccy="EUR">{amount}</Amt><RmtInf><Ustrd>part {n}</Ustrd></RmtInf></TxDtls>'
        for n, amount in enumerate(amounts)
    )
    return (
        f'<Ntry><Amt Ccy="EUR">{total}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
        f"<BookgDt><Dt>2026-09-23</Dt></BookgDt><NtryDtls>{parts}</NtryDtls></Ntry>"
    )


def put(record, *fields):
    """A record of 128 characters with these (place, text) from 1."""
    chars = list(record.ljust(128))
    for place, text in fields:
        chars[place - 1 : place - 1 + len(text)] = text
    return "".join(chars)


def coda(*movements, after=None, account=FEDERAL):
    """CODA version 2 with these movements, as `movement` makes them; each (cents, records)."""
    total = 100_00 + sum(cents for cents, _ in movements)
    records = [
        put("00000", (6, "230926"), (12, "67905"), (128, "2")),
        put("12001", (6, account), (40, "EUR"), (43, amount(100_00)), (59, "220926"), (126, "001")),
    ]
    records += [record for _, own in movements for record in own]
    records += [
        put("8001", (5, account), (42, amount(total if after is None else after)), (58, "230926")),
        put("9", (17, f"{len(records):06}"), (128, "2")),
    ]
    return "\r\n".join(records).encode("latin-1")


def amount(cents):
    return f"{int(cents < 0)}{abs(cents):014}0"


def movement(cents, *, number=1, detail=0, free="", structured="", ref="BANK1"):
    """A movement; a text longer than its first record goes on in 2.2 and 2.3."""
    at = (3, f"{number:04}{detail:04}")
    told = (62, f"1101{structured}") if structured else (62, f"0{free[:53]}")
    records = [put("21", at, (11, ref), (32, amount(cents)), (48, "230926"), told, (116, "230926"))]
    if free[53:]:
        records.append(put("22", at, (11, free[53:106])))
    if free[106:]:
        records.append(put("23", at, (83, free[106:149])))
    return (0 if detail else cents, records)
