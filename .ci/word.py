#!/usr/bin/env python3
"""Reads the Word documents that Wijkpeil makes with python-docx, and has LibreOffice save them anew. Arguments: the program, a folder to
work in, and LibreOffice if there is one."""

import subprocess
import sys
import time
from pathlib import Path

import docx
from docx.oxml.ns import qn

program, work = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
office = sys.argv[3] if len(sys.argv) > 3 else None
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
KINDS = ["nulmeting", "vervolgmeting", "gaprapport", "samenvatting"]
DAY = ["--vandaag", "2026-11-26"]


def wijkpeil(*arguments, status=0):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    return done.stderr


def attribute(element, path, name):
    return [found.get(qn(name)) for found in element.iter(qn(path))]


def words(paragraphs):
    return [paragraph.text for paragraph in paragraphs if paragraph.text.strip()]


def all_texts(document):
    """The texts of paragraphs, also in cells, in order; a field has none until it is filled in."""
    return words(docx.text.paragraph.Paragraph(element, document) for element in document.element.body.iter(qn("w:p")))


def check(path, dossier, kind):
    document = docx.Document(str(path))
    body = document.element.body
    assert document.core_properties.language == "nl-NL" and document.core_properties.title and document.core_properties.author, path
    assert attribute(document.styles.element, "w:lang", "w:val") == ["nl-NL"], path
    # Headings pass over no level.
    levels = [int(it.style.name.split()[-1]) for it in document.paragraphs if it.style.name.startswith("Heading ")]
    assert levels and levels[0] == 1 and all(after <= before + 1 for before, after in zip(levels, levels[1:])), (path, levels)
    # Every table has a head that comes back, and says what it is.
    for table in document.tables:
        rows = [row._tr for row in table.rows]
        assert rows[0].trPr is not None and rows[0].trPr.find(qn("w:tblHeader")) is not None, path
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows), path
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")), path
    # Every picture says something, unless the word beside it does.
    pictures = list(body.iter(qn("wp:docPr")))
    told = [it for it in pictures if it.get("descr")]
    for picture in pictures:
        is_decoration = any(it.get("val") == "1" for it in picture.iter(DECORATIVE))
        assert bool(picture.get("descr")) != is_decoration, (path, picture.get("name"))
    assert told, path
    section = document.sections[0]
    assert abs(section.page_width.mm - 210) < 0.1 and abs(section.page_height.mm - 297) < 0.1, path
    assert "pagina" in section.footer.paragraphs[0].text and section.header.paragraphs[0].text.strip(), path
    # No paragraph looks otherwise than its style says.
    assert not list(body.iter(qn("w:jc"))) and not list(body.iter(qn("w:sz"))) and not list(body.iter(qn("w:color"))), path
    check_pages(path, body, document)
    print(f"{path.name} of {dossier.name}: {len(levels)} headings, {len(document.tables)} tables, {len(told)} pictures that say something")
    return document


def style_of(paragraph):
    return paragraph.find(qn("w:pPr")).find(qn("w:pStyle")).get(qn("w:val"))


def check_pages(path, body, document):
    """What a page may end below. Styles of headings stay with what follows them; other paragraphs say so themselves."""
    says = lambda it: "".join(text.text or "" for text in it.iter(qn("w:t")))
    is_kept = lambda it: it.find(qn("w:pPr")).find(qn("w:keepNext")) is not None
    is_thing = lambda it: it.tag == qn("w:tbl") or style_of(it) == "Beeld"
    blocks = [it for it in body if it.tag in (qn("w:p"), qn("w:tbl"))]
    for at, heading in enumerate(blocks):
        if heading.tag != qn("w:p") or style_of(heading) not in ("Kop1", "Kop2"):
            continue
        below = blocks[at + 1 : at + 5]
        lead = next((place for place, it in enumerate(below) if is_thing(it)), 0)
        if all(style_of(it) in ("Plattetekst", "Inleiding", "Compactetekst", "Notitie") and len(says(it)) <= 400 for it in below[:lead]):
            assert all(is_kept(it) for it in below[:lead]), (path, says(heading))
    for table in document.tables:
        rows = [row._tr for row in table.rows if row._tr.trPr.find(qn("w:tblHeader")) is None]
        first = rows[0].find(qn("w:tc")).find(qn("w:p"))
        # Two rows are both the first and the last.
        assert len(rows) == 1 or is_kept(first) or style_of(first) == "Tabelgroep", (path, says(rows[0]))
    # Until Word counts pages, what names one says a number.
    codes = [it for it in body.iter(qn("w:instrText")) if it.text.strip().startswith("PAGEREF")]
    for code in codes:
        runs = code.getparent().itersiblings(qn("w:r"))
        said = "".join(says(run) for run, _ in zip(runs, range(2)))
        assert said.isdigit(), (path, code.text, said)


def check_saved_anew(path, document):
    begun = time.monotonic()
    folder = path.parent / f"{path.stem}-anew"
    command = [office, "--headless", f"-env:UserInstallation=file://{work.resolve()}/office", "--convert-to", "docx", "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    anew = docx.Document(str(folder / path.name))
    bare = lambda texts: "".join("".join(texts).split())
    # Marks of lists, fields and boxes may come out otherwise; every paragraph of words is there.
    said = bare(all_texts(anew))
    lost = [text for text in all_texts(document) if bare([text.replace("…", "")]) not in said]
    assert len(lost) <= len(all_texts(document)) // 50, (path, lost[:10])
    descriptions = lambda it: [found.get("descr") for found in it.element.body.iter(qn("wp:docPr")) if found.get("descr")]
    assert descriptions(anew) == descriptions(document), path
    assert len(anew.tables) == len(document.tables), path
    print(f"{path.name}: saved anew by LibreOffice in {time.monotonic() - begun:.1f} s, {len(lost)} paragraphs came out otherwise")


wijkpeil("voorbeeld", "--uit", work / "voorbeeld")
(example,) = (work / "voorbeeld").glob("*.wijkpeil.ron")
dossiers = [example, Path("tests/dossiers/schema-1.wijkpeil.ron"), Path("tests/dossiers/zestig-acties.wijkpeil.ron")]
for dossier in dossiers:
    for kind in KINDS:
        if kind == "vervolgmeting" and dossier == dossiers[2]:
            continue
        path = work / f"{dossier.name.split('.')[0]}-{kind}.docx"
        wijkpeil("rapport", dossier, "--soort", kind, "--als", "docx", "--uit", path, *DAY)
        again = path.with_name("again.docx")
        wijkpeil("rapport", dossier, "--soort", kind, "--als", "docx", "--uit", again, "--overschrijf", *DAY)
        assert path.read_bytes() == again.read_bytes(), f"{path} has other bytes each time"
        document = check(path, dossier, kind)
        if office and dossier == example:
            check_saved_anew(path, document)
for kind in ["formulier", "invulblad"]:
    said = wijkpeil("rapport", "--soort", kind, "--als", "docx", "--uit", work / "leeg.docx", status=2)
    assert "alleen als PDF" in said, said
print("Word documents are read by others as they were meant")
