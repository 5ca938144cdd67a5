#!/usr/bin/env python3
"""dates.py TABLE FOLDER [LEAST]: makes a file of each line of the table (dates.txt says how), reads it with the program in
COPROOF, and prints how many dates are told right, and which are not.  Ends with 1 where precision or recall is below LEAST."""
import email.message
import email.policy
import email.utils
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
PHOTO = os.path.join(HERE, "..", "..", "plugins", "image", "fixtures", "garden.jpg")
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"""
RELATIONSHIPS = """<?xml version="1.0"?>\
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" \
Target="docProps/core.xml"/></Relationships>"""


def escape(words):
    return words.replace("&", "&amp;").replace("<", "&lt;")


def write_letter(path, text, about):
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    sent = datetime.datetime.fromisoformat(about["sent"] + "T12:00:00+00:00")
    message["From"], message["To"], message["Date"] = "Zoë <zoe@example.org>", "Sam <sam@example.org>", email.utils.format_datetime(sent)
    message["Subject"] = "From the group"
    message.set_content(text + "\n")
    with open(path + ".eml", "wb") as file:
        file.write(message.as_bytes())
    return path + ".eml"


def write_photograph(path, about):
    path += ".jpg"
    shutil.copy(PHOTO, path)
    taken = about["taken"].replace("-", ":") + " 12:00:00"
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-all=", f"-DateTimeOriginal={taken}", path], check=True)
    return path


def write_word_file(path, text, about):
    path += ".docx"
    dates = "".join(f'<dcterms:{key} xsi:type="dcterms:W3CDTF">{about[key]}T12:00:00Z</dcterms:{key}>'
                    for key in ("created", "modified") if key in about)
    lines = "".join("<w:p><w:r>" + "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(cell)}</w:t>' for cell in line.split("\t"))
                    + "</w:r></w:p>" for line in text.split("\n"))
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONSHIPS)
        package.writestr("docProps/core.xml", '<?xml version="1.0"?><cp:coreProperties '
                         'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
                         'xmlns:dcterms="http://purl.org/dc/terms/" '
                         f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{dates}</cp:coreProperties>')
        package.writestr("word/document.xml", '<?xml version="1.0"?><w:document '
                         'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                         f"<w:body>{lines}</w:body></w:document>")
    return path


def write_file(folder, number, text, about):
    """In a folder of its own, since two may have one name."""
    path = os.path.join(folder, str(number), about.get("name", "document"))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if "sent" in about:
        return write_letter(path, text, about)
    if "taken" in about:
        return write_photograph(path, about)
    if "created" in about or "modified" in about:
        return write_word_file(path, text, about)
    with open(path + ".txt", "w", encoding="utf-8") as file:
        file.write(text + "\n")
    return path + ".txt"


def read_date(path):
    out = subprocess.run([os.environ["COPROOF"], "read", "--no-ocr", "--format", "json", path], capture_output=True, text=True)
    date = json.loads(out.stdout).get("date") if out.returncode == 0 else {"value": "fault", "from": str(out.returncode)}
    if date is None:
        return "-", "-"
    return date["value"] + (".." + date["to"] if "to" in date else ""), date["from"]


def read_table(path):
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip() and not line.startswith("#"):
                value, source, about, text = (column.strip() for column in line.rstrip("\n").split("|", 3))
                about = dict(pair.split("=", 1) for pair in about.split(";") if pair)
                text = re.sub(r"\\([nt])", lambda escape: {"n": "\n", "t": "\t"}[escape[1]], text)
                yield number, (value, source), about, text


def main():
    folder, least = sys.argv[2], float(sys.argv[3]) if len(sys.argv) > 3 else 0.95
    n = n_dated = n_found = n_right = n_none_right = 0
    for number, expected, about, text in read_table(sys.argv[1]):
        found = read_date(write_file(folder, number, text, about))
        n += 1
        n_dated += expected[0] != "-"
        n_found += found[0] != "-"
        n_right += expected == found and found[0] != "-"
        n_none_right += expected == found and found[0] == "-"
        if expected != found:
            print(f"{os.path.basename(sys.argv[1])}:{number}: {' from '.join(found)}, not {' from '.join(expected)}: {text[:60]!r}")
    precision, recall = n_right / n_found, n_right / n_dated
    print(f"dates: {n} documents, {n_right + n_none_right} right; precision {precision:.1%} of {n_found} told, "
          f"recall {recall:.1%} of {n_dated} that have one; none was told of {n_none_right} of {n - n_dated} without")
    sys.exit(0 if min(precision, recall) >= least else 1)


main()
