#!/usr/bin/env python3
"""write.py WEB OUT TRUTH: takes web pages of our sample portfolios, gives documents in other formats and what they say.

Writes OUT/FORMAT/NAME and TRUTH/NAME.txt, or TRUTH/FORMAT/NAME.txt where a format adds words of its own (the head of an
e-mail).  What LibreOffice and Chromium make of the pages, tables and slides is made by `run`.
"""
import csv
import email.message
import email.policy
import html.parser
import io
import os
import re
import sys

BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "li", "ul", "ol", "tr", "table", "br", "section", "header", "footer",
          "blockquote", "dl", "dt", "dd", "address", "figure", "figcaption", "thead", "tbody", "main", "article", "hr"}


class Page(html.parser.HTMLParser):
    """Paragraphs, headings ("# ...") and rows (lists of cells) of a web page, by Python's own parser."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.blocks, self.words, self.row, self.level, self.hidden = [], [], None, 0, 0
        self.title = ""
        self.feed(source)
        self.end_block()

    def text(self):
        words, self.words = " ".join("".join(self.words).split()), []
        return words

    def end_block(self):
        if self.row is not None:
            self.words.append(" ")
            return
        words = self.text()
        if words:
            self.blocks.append("#" * self.level + " " * bool(self.level) + words)

    def handle_starttag(self, tag, attributes):
        if tag in ("style", "script", "title"):
            self.hidden += 1
        if tag in BLOCKS:
            self.end_block()
        if re.fullmatch("h[1-6]", tag):
            self.level = int(tag[1])
        if tag == "tr":
            self.row = []
        if tag in ("td", "th"):
            self.words = []

    def handle_endtag(self, tag):
        if tag in ("style", "script", "title"):
            self.hidden -= 1
        if tag in BLOCKS and tag != "tr":
            self.end_block()
        if re.fullmatch("h[1-6]", tag):
            self.level = 0
        if tag in ("td", "th") and self.row is not None:
            self.row.append(self.text())
        if tag == "tr":
            self.blocks.append(self.row or [])
            self.row = None

    def handle_data(self, data):
        if not self.hidden:
            self.words.append(data)


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())


def plain(blocks):
    return "\n".join("\t".join(block) if isinstance(block, list) else block.lstrip("#").lstrip() for block in blocks) + "\n"


def markdown(blocks):
    lines, in_table = [], False
    for block in blocks:
        if isinstance(block, list):
            cells = [cell.replace("|", "\\|") for cell in block]
            lines.append("| " + " | ".join(cells) + " |")
            if not in_table:
                lines.append("|" + "---|" * len(block))
        else:
            lines += ["", block]
        in_table = isinstance(block, list)
    return "\n".join(lines) + "\n"


def as_csv(rows, **dialect):
    out = io.StringIO()
    csv.writer(out, **dialect).writerows(rows)
    return out.getvalue()


def escape(words):
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


SLIDES = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" \
xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation">
<office:body><office:presentation>
%s
</office:presentation></office:body></office:document>
"""


def frame(top, height, inner):
    return (f'<draw:frame svg:x="2cm" svg:y="{top}cm" svg:width="22cm" svg:height="{height}cm">{inner}</draw:frame>')


def box(paragraphs):
    return "<draw:text-box>" + "".join(f"<text:p>{escape(words)}</text:p>" for words in paragraphs) + "</draw:text-box>"


def grid(rows):
    width = max(map(len, rows))
    cells = "".join("<table:table-row>" + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
                                                 for cell in row + [""] * (width - len(row))) + "</table:table-row>"
                    for row in rows)
    return f'<table:table><table:table-column table:number-columns-repeated="{width}"/>{cells}</table:table>'


def slides(blocks):
    """A slide a heading or table, and one for each four paragraphs."""
    pages, title, body = [], "", []

    def end():
        nonlocal title, body
        if title or body:
            tables = body and isinstance(body[0], list)
            inner = (frame(1, 2, box([title])) if title else "") + (frame(4, 10, grid(body) if tables else box(body)) if body else "")
            pages.append(f'<draw:page draw:name="page{len(pages) + 1}">{inner}</draw:page>')
        title, body = "", []

    for block in blocks:
        is_row = isinstance(block, list)
        if not is_row and block.startswith("#"):
            end()
            title = block.lstrip("#").strip()
            continue
        if body and (is_row != isinstance(body[0], list) or (not is_row and len(body) == 4)):
            end()
        if not is_row or any(block):
            body.append(block)
    end()
    return SLIDES % "\n".join(pages)


SENT = "Thu, 12 Mar 2026 17:45:00 +0000"


def mail(subject, text, **how):
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"], message["To"], message["Date"] = "Zoë Lee <zoe@oak-school.example>", "Sam <sam@parents.example>", SENT
    message["Subject"] = subject
    message.set_content(text, **how)
    return message


def mail_truth(subject, text):
    return ("From: Zoë Lee <zoe@oak-school.example>\nTo: Sam <sam@parents.example>\nDate: 2026-03-12 17:45\n"
            f"Subject: {subject}\n\n{text}")


def write_mail(out, truth, name, source, text):
    """As plain text in an old character set, as base64, and as a web page alone."""
    subject = f"Notes – {name}"
    letters = {"latin": dict(charset="iso-8859-15", cte="quoted-printable"), "base64": dict(charset="utf-8", cte="base64")}
    for kind, how in letters.items():
        own = text if kind == "base64" else text.encode("iso-8859-15", "replace").decode("iso-8859-15")
        write(f"{out}/eml/{name}-{kind}.eml", mail(subject, own, **how).as_bytes())
        write(f"{truth}/eml/{name}-{kind}.txt", mail_truth(subject, own))
    web = mail(subject, source, subtype="html", charset="utf-8", cte="quoted-printable")
    write(f"{out}/eml/{name}-web.eml", web.as_bytes())
    write(f"{truth}/eml/{name}-web.txt", mail_truth(subject, text))


def write_subtitles(out, truth, name, lines):
    def clock(second, point):
        return f"00:{second // 60:02}:{second % 60:02}{point}000"

    srt = "".join(f"{i + 1}\r\n{clock(3 * i, ',')} --> {clock(3 * i + 2, ',')}\r\n{line}\r\n\r\n" for i, line in enumerate(lines))
    vtt = "WEBVTT\n\n" + "".join(f"{clock(3 * i, '.')} --> {clock(3 * i + 2, '.')} align:start\n<c.yellow>{escape(line)}</c>\n\n"
                                 for i, line in enumerate(lines))
    write(f"{out}/srt/{name}.srt", srt)
    write(f"{out}/vtt/{name}.vtt", vtt)
    for kind in ("srt", "vtt"):
        write(f"{truth}/{kind}/{name}.txt", "\n".join(lines) + "\n")


def write_calendar(out, truth, name, lines):
    """One entry a paragraph; long lines are folded by the octet, as RFC 5545 has it."""
    entries, words = [], []
    for day, line in enumerate(lines[:20], 1):
        value = re.sub(r"([\\;,])", r"\\\1", line)
        raw, folded = f"DESCRIPTION:{value}".encode(), b""
        while len(raw) > 73:
            folded, raw = folded + raw[:73] + b"\r\n ", raw[73:]
        entries.append(f"BEGIN:VEVENT\r\nUID:{day}\r\nDTSTART:202603{day:02}T181500Z\r\nSUMMARY:Forum {day}\r\n".encode()
                       + folded + raw + b"\r\nEND:VEVENT\r\n")
        words.append(f"Forum {day}\nWhen: 2026-03-{day:02} 18:15 UTC\n{line}")
    write(f"{out}/ics/{name}.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + b"".join(entries) + b"END:VCALENDAR\r\n")
    write(f"{truth}/ics/{name}.txt", "\n".join(words) + "\n")


def write_page(out, truth, name, source, blocks):
    text = plain(blocks)
    rows = [block for block in blocks if isinstance(block, list) and any(block)]
    lines = [block.lstrip("#").strip() for block in blocks if not isinstance(block, list)]
    write(f"{truth}/{name}.txt", text)
    write(f"{out}/html/{name}.html", source)
    write(f"{out}/txt/{name}.txt", text)
    write(f"{out}/txt-marked/{name}.txt", text.encode("utf-8-sig"))
    write(f"{out}/txt-utf16/{name}.txt", text.replace("\n", "\r\n").encode("utf-16"))
    windows = text.encode("cp1252", "replace")
    write(f"{out}/txt-windows/{name}.txt", windows)
    write(f"{truth}/txt-windows/{name}.txt", windows.decode("cp1252"))
    write(f"{out}/md/{name}.md", markdown(blocks))
    hashes = "\n".join("\t".join(block) if isinstance(block, list) else re.sub("^#+ ", "", block) for block in blocks)
    write(f"{truth}/md/{name}.txt", hashes)
    write(f"{out}/fodp/{name}.fodp", slides(blocks))
    write_mail(out, truth, name, source, text)
    write_subtitles(out, truth, name, lines)
    write_calendar(out, truth, name, lines)
    if len(rows) > 2 and max(map(len, rows)) > 1:
        width = max(map(len, rows))
        rows = [row + [""] * (width - len(row)) for row in rows]
        write(f"{out}/csv/{name}.csv", as_csv(rows))
        write(f"{out}/sheets/{name}.csv", as_csv(rows, quoting=csv.QUOTE_ALL))
        write(f"{out}/csv-semicolon/{name}.csv", as_csv(rows, delimiter=";").encode("utf-8-sig"))
        for kind in ("csv", "csv-semicolon", "xlsx", "ods"):
            write(f"{truth}/{kind}/{name}.txt", "\n".join("\t".join(row) for row in rows) + "\n")


def main():
    web, out, truth = sys.argv[1:4]
    for name in sorted(os.listdir(web)):
        with open(os.path.join(web, name), encoding="utf-8") as file:
            source = file.read()
        write_page(out, truth, name[:-5], source, Page(source).blocks)


main()
