#!/usr/bin/env python3
"""Reads back what Wijkpeil writes as tables and calendars, with what other people read them with, and holds it against
`wijkpeil leerkring --json`. Arguments: the program, the README, and a folder to work in."""

import csv
import io
import json
import random
import re
import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import duckdb
import icalendar
import openpyxl

program, readme, work = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), Path(sys.argv[3])
folder = work / "kring"
folder.mkdir(parents=True)
RATINGS = ["InOrder", "InOrder", "InOrder", "Partly", "NotInOrder", "Unknown", "NotApplicable"]
FORMULA = "=1+1"


def wijkpeil(*arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def make_dossiers():
    """Twelve wijken made of the example, with other ratings; one has a name that looks like a formula."""
    wijkpeil("voorbeeld", "--uit", work / "voorbeeld")
    (example,) = (work / "voorbeeld").glob("*.wijkpeil.ron")
    text = example.read_text(encoding="utf-8")
    for number in range(12):
        chance = random.Random(number)
        name = FORMULA if number == 7 else f"Wijk; {number}"
        own = text.replace('id: "wp-voorbeeld"', f'id: "wp-{number}"')
        own = own.replace('neighbourhood: "Groenekwartier"', f'neighbourhood: "{name}"')
        own = own.replace('municipality: "Voorbeeldstad"', f'municipality: "Gemeente {number % 3}"')
        own = re.sub(r"rating: \w+,", lambda _: f"rating: {chance.choice(RATINGS)},", own)
        (folder / f"wijk-{number}.wijkpeil.ron").write_text(own, encoding="utf-8")


def compare(what, found, expected):
    assert found == expected, f"{what}: {found!r} is not {expected!r}"
    assert found, f"{what}: nothing to compare"
    print(f"{what}: {len(found)} agree")


def whole(fraction, counts):
    """The low or high end times the items that count: what the worths of the items add up to."""
    applicable = sum(counts[name] for name in ("in_order", "partly", "not_in_order", "unknown", "unanswered"))
    return Fraction(fraction) * applicable


make_dossiers()
day = ["--vandaag", "2026-11-26"]
circle = json.loads(wijkpeil("leerkring", folder, "--json", *day))
cells = {(row["dossier"], cell["precondition"]): cell for row in circle["rows"] for cell in row["cells"]}

# The long form, with the queries of the README.
long = work / "lang.csv"
wijkpeil("leerkring", folder, "--lang", "--uit", long)
queries = re.findall(r"```sql\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)
assert len(queries) == 3, queries
overview, helpers, gaps = (duckdb.sql(query.replace("lang.csv", str(long))).fetchall() for query in queries)
compare(
    "duckdb, overview",
    {(dossier, what): (verdict, in_order, low and Fraction(low), high and Fraction(high)) for dossier, _, what, verdict, in_order, low, high in overview},
    {
        key: (cell["verdict"], cell["counts"]["in_order"], *(end and whole(end, cell["counts"]) for end in (cell["low"], cell["high"])))
        for key, cell in cells.items()
    },
)
compare(
    "duckdb, who can help whom",
    set(helpers),
    {
        (column["precondition"], guest, host)
        for column in circle["columns"]
        for guest in column["seeking"]
        for host in column["in_order"]
        if guest != host
    },
)
compare(
    "duckdb, shared gaps",
    set(gaps),
    {(column["precondition"], column["lacking"], column["rated"]) for column in circle["columns"] if column["is_shared_gap"]},
)

# By gemeente: the same rows.
wijkpeil("leerkring", folder, "--lang", "--per-gemeente", "--uit", work / "deel.csv")
parts = sorted(work.glob("deel-*.csv"))
assert len(parts) == 3, parts
lines = lambda path: path.read_text(encoding="utf-8").splitlines()
compare("parts by gemeente", sorted(line for part in parts for line in lines(part)[1:]), sorted(lines(long)[1:]))

# For spreadsheets in Dutch.
table = work / "kring.csv"
wijkpeil("leerkring", folder, "--uit", table, *day)
raw = table.read_bytes()
assert raw.startswith(b"\xef\xbb\xbf")
rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
expected = [cell for row in circle["rows"] for cell in row["cells"]]
compare("csv, in order", [int(row["op orde"]) for row in rows], [cell["counts"]["in_order"] for cell in expected])
compare("csv, seeking", [row["zoekt"] == "ja" for row in rows], [cell["is_sought"] for cell in expected])
near = lambda text: text and round(float(text.replace(",", ".")), 6)
compare(
    "csv, low ends",
    [near(row["score laag"]) or 0.0 for row in rows],
    [round(float(Fraction(cell["low"] or 0)), 6) for cell in expected],
)
assert {row["wijk"] for row in rows} >= {"'" + FORMULA, "Wijk; 3"}

# Workbooks.
book = work / "kring.xlsx"
wijkpeil("leerkring", folder, "--uit", book, *day)
sheets = openpyxl.load_workbook(book)
print("sheets:", sheets.sheetnames)
for sheet in sheets:
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref, sheet.title
    for row in sheet.iter_rows():
        assert all(cell.data_type != "f" for cell in row), sheet.title
standings = list(sheets["Standen"].iter_rows(min_row=2, values_only=True))
compare("xlsx, in order", [row[8] for row in standings], [cell["counts"]["in_order"] for cell in expected])
assert FORMULA in {row[1] for row in standings}
office = shutil.which("soffice") or shutil.which("libreoffice")
# The part of LibreOffice that opens workbooks may be missing while others are there.
if office and (Path(office).resolve().parent / "libsclo.so").exists():
    # Read by LibreOffice and written anew: each sheet, the marks with their words, and nothing that became a formula.
    saved = work / "anew"
    convert = [office, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", saved, book]
    subprocess.run(convert, check=True, capture_output=True)
    anew = openpyxl.load_workbook(saved / book.name)
    for sheet in sheets:
        again = [[cell.value for cell in row] for row in anew[sheet.title].iter_rows()]
        compare(f"LibreOffice, {sheet.title}", again, [[cell.value for cell in row] for row in sheet.iter_rows()])
        # Without a window it keeps no frozen rows.
        assert anew[sheet.title].auto_filter.ref, sheet.title
        assert all(cell.data_type != "f" for row in anew[sheet.title].iter_rows() for cell in row), sheet.title
else:
    print("skipped: LibreOffice Calc is not installed")

# Calendars.
calendar = work / "kring.ics"
wijkpeil("leerkring", folder, "--uit", calendar, *day)
events = icalendar.Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
compare("ics, days", [str(event.decoded("dtstart")) for event in events], [visit["day"] for visit in circle["visits"]])
assert all(visit["reason"] in str(event["description"]) for visit, event in zip(circle["visits"], events, strict=True))
assert len({str(event["uid"]) for event in events}) == len(events)

# One dossier.
one = folder / "wijk-0.wijkpeil.ron"
for name in ("tabel.csv", "tabel.xlsx", "acties.ics"):
    wijkpeil("tabel", one, "--uit", work / name, *day)
answers = list(csv.DictReader(io.StringIO((work / "tabel.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
assert len(answers) == 57, len(answers)
assert openpyxl.load_workbook(work / "tabel.xlsx").sheetnames == ["Antwoorden", "Aandachtspunten", "Acties"]
actions = icalendar.Calendar.from_ical((work / "acties.ics").read_bytes()).walk("VEVENT")
assert actions and all(str(action["summary"]).startswith("Klaar: ") for action in actions)
print(f"one dossier: {len(answers)} answers, {len(actions)} actions")
