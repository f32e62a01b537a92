#!/usr/bin/env python3
"""Has other programs fill in the fillable invulblad, and holds what Wijkpeil reads back against what they filled in, letter by letter.

Arguments: a folder with `empty.pdf`, in which the filled forms come too, and the command that reads all forms of the folder that
WIJKPEIL_FORMS names and writes what it read to `read.json` there. Programs that are not there are passed over and told.
"""

import base64
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pikepdf

folder, reader = Path(sys.argv[1]).resolve(), sys.argv[2:]
empty = folder / "empty.pdf"

ANSWERS = ["op-orde", "deels", "niet-op-orde", "weten-we-niet", "nvt"]
with pikepdf.open(empty) as form:
    names = [str(field.T) for field in form.Root.AcroForm.Fields]
CHOICES = dict(zip([name for name in names if name.endswith("_oordeel")], ANSWERS))
LONG = ("Lange tekst met ë, é, ï, € en Ł. " * 100)[:3000]
TEXTS = {
    "rol": "wijkagent Łukasz",
    "organisatie": "politie (ë é ï €) & zo",
    "eigen_woord": "blauw",
    [name for name in names if name.endswith("_waarom")][0]: "Eerste regel: ë é ï € Ł.\nTweede regel.\n\nVierde: ‘ja’ – (haakjes) \\ en \"aanhaling\"",
    [name for name in names if name.endswith("_waarom")][1]: "één",
    "nog_kwijt": LONG,
}


def by_pypdf(out, incremental=False):
    from pypdf import PdfWriter

    writer = PdfWriter(str(empty), incremental=True) if incremental else PdfWriter(clone_from=str(empty))
    values = TEXTS | {name: f"/{value}" for name, value in CHOICES.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(str(out))


def by_pypdf_increment(out):
    by_pypdf(out, incremental=True)


def by_pikepdf(out, **how):
    with pikepdf.open(empty) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            name = str(field.T)
            if name in TEXTS:
                field.V = pikepdf.String(TEXTS[name])
            if name in CHOICES:
                answer = pikepdf.Name("/" + CHOICES[name])
                field.V = answer
                for kid in field.Kids:
                    kid.AS = answer if answer in kid.AP.N else pikepdf.Name.Off
        pdf.save(out, **how)


def by_pikepdf_restricted(out):
    by_pikepdf(out, encryption=pikepdf.Encryption(owner="geheim", user="", R=6))


def by_pikepdf_rc4(out):
    by_pikepdf(out, encryption=pikepdf.Encryption(owner="geheim", user="", R=3, aes=False, metadata=False))


def by_pdfium(out):
    """Clicks and types, as somebody does in Chromium."""
    import ctypes

    import pypdfium2 as pdfium
    from pypdfium2 import raw

    # Letters outside of its own character sets, and line ends, are typed one by one.
    pdf = pdfium.PdfDocument(str(empty))
    pdf.init_forms()
    form = pdf.formenv.raw
    for page in pdf:
        height = page.get_height()
        raw.FORM_OnAfterLoadPage(page.raw, form)
        count = raw.FPDFPage_GetAnnotCount(page.raw)
        for index in range(count):
            annotation = raw.FPDFPage_GetAnnot(page.raw, index)
            length = raw.FPDFAnnot_GetFormFieldName(form, annotation, None, 0)
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFAnnot_GetFormFieldName(form, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
            name = buffer.raw[: max(length - 2, 0)].decode("utf-16-le")
            area = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, area)
            x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
            if name in TEXTS:
                raw.FORM_SetFocusedAnnot(form, annotation)
                text = TEXTS[name].replace("\n", "\r\n")
                units = (ctypes.c_ushort * (len(text.encode("utf-16-le")) // 2 + 1))()
                ctypes.memmove(units, text.encode("utf-16-le"), len(text.encode("utf-16-le")))
                raw.FORM_ReplaceSelection(form, page.raw, units)
                raw.FORM_ForceToKillFocus(form)
            if name in CHOICES:
                length = raw.FPDFAnnot_GetFormFieldExportValue(form, annotation, None, 0)
                buffer = ctypes.create_string_buffer(length)
                raw.FPDFAnnot_GetFormFieldExportValue(form, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
                if buffer.raw[: max(length - 2, 0)].decode("utf-16-le") == CHOICES[name]:
                    raw.FORM_OnMouseMove(form, page.raw, 0, x, y)
                    raw.FORM_OnLButtonDown(form, page.raw, 0, x, y)
                    raw.FORM_OnLButtonUp(form, page.raw, 0, x, y)
            raw.FPDFPage_CloseAnnot(annotation)
        raw.FORM_OnBeforeClosePage(page.raw, form)
    pdf.save(str(out))


POPPLER = """
import gi, json, sys
gi.require_version("Poppler", "0.18")
from gi.repository import Poppler
empty, out, texts, choices = sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), json.loads(sys.argv[4])
document = Poppler.Document.new_from_file("file://" + empty, None)
for index in range(document.get_n_pages()):
    page = document.get_page(index)
    for mapping in page.get_form_field_mapping():
        field = mapping.field
        name = field.get_name()
        if field.get_field_type() == Poppler.FormFieldType.TEXT and name in texts:
            field.text_set_text(texts[name])
        if field.get_field_type() == Poppler.FormFieldType.BUTTON:
            group = name
            # Poppler tells each ring by the name of its question; its answer is in the alternate name.
            said = field.get_alternate_ui_name() or ""
            if group in choices and said.endswith(": " + choices[group]):
                field.button_set_state(True)
document.save("file://" + out)
"""

SAID = {"op-orde": "Op orde", "deels": "Deels", "niet-op-orde": "Niet op orde", "weten-we-niet": "Weten we niet", "nvt": "N.v.t."}


def by_poppler(out):
    choices = {name: SAID[value] for name, value in CHOICES.items()}
    script = ["/usr/bin/python3", "-c", POPPLER, str(empty), str(out), json.dumps(TEXTS), json.dumps(choices)]
    subprocess.run(script, check=True, capture_output=True, text=True)


PDF_LIB = """
const { PDFDocument, StandardFonts } = require('pdf-lib');
const fs = require('fs');
const [empty, out, texts, choices] = process.argv.slice(2);
(async () => {
  const document = await PDFDocument.load(fs.readFileSync(empty));
  const form = document.getForm();
  for (const [name, text] of Object.entries(JSON.parse(texts))) form.getTextField(name).setText(text);
  for (const [name, answer] of Object.entries(JSON.parse(choices))) form.getRadioGroup(name).select(answer);
  fs.writeFileSync(out, await document.save({ updateFieldAppearances: false }));
})();
"""

PDF_JS = """
import fs from 'fs';
const pdfjs = await import(process.env.PDFJS);
const [empty, out, texts, choices] = process.argv.slice(2);
const wanted = JSON.parse(texts), chosen = JSON.parse(choices);
const document = await pdfjs.getDocument({ data: new Uint8Array(fs.readFileSync(empty)), verbosity: 0 }).promise;
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  for (const area of await page.getAnnotations()) {
    if (area.fieldName in wanted) document.annotationStorage.setValue(area.id, { value: wanted[area.fieldName] });
    if (area.fieldName in chosen) document.annotationStorage.setValue(area.id, { value: area.buttonValue === chosen[area.fieldName] });
  }
}
fs.writeFileSync(out, await document.saveDocument());
process.exit(0);
"""


def modules():
    return Path(os.environ.get("WIJKPEIL_NODE_MODULES", folder / "node_modules"))


def by_pdf_lib(out):
    script = folder / "pdf-lib.cjs"
    script.write_text(PDF_LIB)
    environment = os.environ | {"NODE_PATH": str(modules())}
    command = ["node", script, empty, out, json.dumps(TEXTS), json.dumps(CHOICES)]
    subprocess.run(command, check=True, capture_output=True, text=True, env=environment)


def by_pdf_js(out):
    script = folder / "pdf-js.mjs"
    script.write_text(PDF_JS)
    environment = os.environ | {"PDFJS": str(modules() / "pdfjs-dist/legacy/build/pdf.mjs")}
    command = ["node", script, empty, out, json.dumps(TEXTS), json.dumps(CHOICES)]
    subprocess.run(command, check=True, capture_output=True, text=True, env=environment)




class Firefox:
    """A Firefox without a window, driven through its own door for tests (Marionette)."""

    PORT = 29828

    def __init__(self):
        profile = folder / "firefox"
        profile.mkdir(exist_ok=True)
        (profile / "user.js").write_text(f'user_pref("marionette.port", {self.PORT});\n')
        environment = os.environ | {"HOME": str(profile), "MOZ_HEADLESS": "1"}
        command = ["firefox-esr", "--marionette", "--headless", "--no-remote", "--profile", str(profile), "about:blank"]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(240):
            try:
                self.socket = socket.create_connection(("127.0.0.1", self.PORT), timeout=120)
                break
            except OSError:
                time.sleep(0.25)
        self.number = 0
        self.answer()

    def answer(self):
        length = b""
        while not length.endswith(b":"):
            length += self.socket.recv(1)
        said = b""
        while len(said) < int(length[:-1]):
            said += self.socket.recv(65536)
        return json.loads(said)

    def ask(self, command, **parameters):
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, value = self.answer()
        assert error is None, error
        return value


FIREFOX = """
const [texts, choices, done] = arguments;
const app = window.PDFViewerApplication ?? window.wrappedJSObject.PDFViewerApplication;
const nap = (time) => new Promise((after) => setTimeout(after, time));
(async () => {
  for (let turn = 0; turn < 100 && !app.pdfDocument; turn++) await nap(100);
  for (let number = 1; number <= app.pdfDocument.numPages; number++) {
    const asked = (await (await app.pdfDocument.getPage(number)).getAnnotations()).filter((it) => it.fieldName in texts || it.fieldName in choices);
    if (!asked.length) continue;
    app.pdfViewer.currentPageNumber = number;
    for (const area of asked) {
      if (area.fieldName in choices && area.buttonValue !== choices[area.fieldName]) continue;
      let element = null;
      for (let turn = 0; turn < 100 && !element; turn++) {
        element = document.querySelector(`[data-element-id="${area.id}"]`);
        if (!element) await nap(100);
      }
      if (area.fieldName in choices) {
        element.click();
      } else {
        element.focus();
        element.value = texts[area.fieldName];
        element.dispatchEvent(new Event('input', { bubbles: true }));
        element.blur();
      }
    }
  }
  const bytes = await app.pdfDocument.saveDocument();
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  done(btoa(text));
})().catch((error) => done('!' + error + error.stack));
"""


def by_firefox(out):
    firefox = Firefox()
    try:
        firefox.ask("WebDriver:NewSession", capabilities={})
        firefox.ask("WebDriver:SetTimeouts", script=90000)
        firefox.ask("WebDriver:Navigate", url=f"file://{empty}")
        said = firefox.ask("WebDriver:ExecuteAsyncScript", script=FIREFOX, args=[TEXTS, CHOICES], sandbox=None)["value"]
        assert not said.startswith("!"), said
        out.write_bytes(base64.b64decode(said))
    finally:
        firefox.process.terminate()
        firefox.process.wait()


def by_mupdf(out):
    import pymupdf

    document = pymupdf.open(empty)
    for page in document:
        for widget in page.widgets():
            name = widget.field_name
            if name in TEXTS:
                widget.field_value = TEXTS[name]
                widget.update()
            if name in CHOICES and widget.on_state() == CHOICES[name]:
                widget.field_value = True
                widget.update()
    document.save(out, deflate=True)


def by_pdftk(out):
    fields = "\n".join(
        [f"<field name=\"{name}\"><value>{escaped(text)}</value></field>" for name, text in (TEXTS | CHOICES).items()]
    )
    data = folder / "pdftk.xfdf"
    data.write_text(f'<?xml version="1.0" encoding="UTF-8"?><xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve"><fields>{fields}</fields></xfdf>')
    subprocess.run(["pdftk", empty, "fill_form", data, "output", out], check=True, capture_output=True)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def has(module):
    return importlib.util.find_spec(module) is not None


def has_poppler():
    asked = "import gi; gi.require_version('Poppler', '0.18'); from gi.repository import Poppler"
    return subprocess.run(["/usr/bin/python3", "-c", asked], capture_output=True, check=False).returncode == 0


ENGINES = [
    ("pypdf", by_pypdf, has("pypdf")),
    ("pypdf-increment", by_pypdf_increment, has("pypdf")),
    ("pikepdf", by_pikepdf, True),
    ("pikepdf-restricted", by_pikepdf_restricted, True),
    ("pikepdf-rc4", by_pikepdf_rc4, True),
    ("pdfium", by_pdfium, has("pypdfium2")),
    ("poppler", by_poppler, has_poppler()),
    ("mupdf", by_mupdf, has("pymupdf")),
    ("pdf-lib", by_pdf_lib, shutil.which("node") and (modules() / "pdf-lib").is_dir()),
    ("pdf-js", by_pdf_js, shutil.which("node") and (modules() / "pdfjs-dist").is_dir()),
    ("pdftk", by_pdftk, shutil.which("pdftk")),
    ("firefox", by_firefox, shutil.which("firefox-esr")),
]


def with_password(out):
    by_pikepdf(out, encryption=pikepdf.Encryption(owner="geheim", user="geheim", R=6))


def joined_by_qpdf(out):
    subprocess.run(["qpdf", "--empty", "--pages", empty, empty, "--", out], check=True, capture_output=True)


def joined_by_pypdf(out):
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=str(empty))
    writer.append(str(empty))
    writer.write(str(out))


def joined_by_pdftk(out):
    other = folder / "second"
    shutil.copy(empty, other)
    subprocess.run(["pdftk", empty, other, "cat", "output", out], check=True, capture_output=True)


def printed_by_cairo(out):
    subprocess.run(["pdftocairo", "-pdf", empty, out], check=True, capture_output=True)


def printed_by_ghostscript(out):
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={out}", empty], check=True, capture_output=True)


def flattened_by_pdftk(out):
    subprocess.run(["pdftk", empty, "output", out, "flatten"], check=True, capture_output=True)


def cut_short(out):
    out.write_bytes(empty.read_bytes()[:-2000])


REFUSED = [
    ("password", with_password, True, "Password"),
    ("joined-qpdf", joined_by_qpdf, shutil.which("qpdf"), "Joined"),
    ("joined-pypdf", joined_by_pypdf, has("pypdf"), "Joined"),
    ("joined-pdftk", joined_by_pdftk, shutil.which("pdftk"), "Joined"),
    ("flat-cairo", printed_by_cairo, shutil.which("pdftocairo"), "NoForm { is_flattened: true }"),
    ("flat-ghostscript", printed_by_ghostscript, shutil.which("gs"), "NoForm { is_flattened: true }"),
    ("flat-pdftk", flattened_by_pdftk, shutil.which("pdftk"), "NoForm { is_flattened: true }"),
    ("cut", cut_short, True, "Damaged"),
]

expected, skipped = {}, []
for name, fill, is_there in ENGINES:
    if is_there:
        fill(folder / f"{name}.pdf")
        expected[f"{name}.pdf"] = TEXTS | CHOICES
    else:
        skipped.append(name)
for name, make, is_there, reason in REFUSED:
    if is_there:
        make(folder / f"{name}.pdf")
        expected[f"{name}.pdf"] = reason
    else:
        skipped.append(name)

subprocess.run(reader, check=True, env=os.environ | {"WIJKPEIL_FORMS": str(folder)})
read = json.loads((folder / "read.json").read_text())
own = read.pop("empty.pdf")
assert set(own) >= {"wp_formulier", "wp_dossier", "wp_meting", "wp_editie", "wp_revisie"}, own
faults = 0
for name, wanted in expected.items():
    wanted = wanted if isinstance(wanted, str) else own | wanted
    if read.get(name) != wanted:
        faults += 1
        got = read.get(name)
        print(f"!! {name}: ", end="")
        if isinstance(wanted, str) or isinstance(got, str):
            print(f"{got!r:.200} in place of {wanted!r:.200}")
        else:
            print({key: (got.get(key), wanted.get(key)) for key in got.keys() | wanted.keys() if got.get(key) != wanted.get(key)})
if skipped:
    print(f"!! SKIPPED, as it is not there: {', '.join(skipped)}")
print(f"{len(expected) - faults} of {len(expected)} forms were read back as they were made")
sys.exit(1 if faults else 0)
