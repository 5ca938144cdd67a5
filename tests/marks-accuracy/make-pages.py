#!/usr/bin/env python3
"""make-pages.py FOLDER SET: draws forms on A4 paper, pages.html, and writes down what a person put on each, truth.json.

Each page has boxes of one make, ticked by one hand or not, and places to sign at with a signature or with what is none.
The same pages at every run, and others for each number of a set.  All of it is invented for testing.
"""
import json
import os
import random
import sys

PENS = [("#111", 0.45), ("#1c2f7a", 0.55), ("#222", 1.1), ("#555", 0.4), ("#000", 0.3)]
LABELS = ["A talk for all", "A walk in the park", "Hot food at noon", "Songs and stories", "A visit to the farm",
          "Help with reading", "More time outside", "A quiet corner", "Lessons in the hall", "Games after school",
          "A trip to the river", "Books to take home", "Plants and flowers", "Tea with neighbours", "A longer lunch",
          "Paint and paper", "Better paths", "New chairs", "Warm rooms", "Fresh fruit"]
SIGNERS = ["Signed by the chair", "Witness signature", "Signature of parent", "Signed for the school",
           "Teacher signature", "Signed by the nurse"]
# what is drawn: square and round boxes, and the box of a font
MAKES = ["square", "round", "square", "glyph", "round", "thick", "square", "round"]
TICKS = ["empty", "empty", "empty", "tick", "tick", "cross", "scribble", "over", "beside", "dust", "stray", "empty",
         "tick", "over"]
LINES = ["line", "dotted", "underscore", "above", "frame-left", "frame-in", "cell", "bare"]
CONTENTS = ["signed", "empty", "signed", "smudge", "signed", "typed", "signed", "coffee", "empty", "stamp", "signed",
            "slash", "signed", "capitals", "signed", "dust", "empty", "script"]
WEARS = [(200, "clean"), (300, "scan"), (150, "scan"), (200, "scan"), (200, "phone"), (300, "fax"), (150, "clean"),
         (200, "photocopy")]
N_PAGES = 40


def stroke(path, pen, opacity=1.0):
    return (f'<path d="{path}" fill="none" stroke="{pen[0]}" stroke-width="{pen[1]}" stroke-linecap="round" '
            f'stroke-linejoin="round" opacity="{opacity}"/>')


def text(x, y, words, size=4.1, family="Liberation Sans", more=""):
    return f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size}" font-family="{family}" {more}>{words}</text>'


class Page:
    def __init__(self, number, others):
        self.chance = random.Random(1000 * (others + 1) + number)
        self.number = number + 7 * others
        self.pen = PENS[number % len(PENS)]
        self.shapes, self.ticks, self.signatures = [], [], []
        self.labels = self.chance.sample(LABELS, len(LABELS))
        self.signers = self.chance.sample(SIGNERS, len(SIGNERS))

    def around(self, value, spread):
        return value + self.chance.uniform(-spread, spread)

    # ticks

    def draw_tick(self, x, y, side, reach, shift=0.0):
        """Down to the right, then up: `reach` sides above the middle of the box."""
        a = self.around
        start = (x + shift * side + a(-0.28, 0.06) * side, y + a(0.0, 0.08) * side)
        foot = (x + shift * side + a(-0.05, 0.05) * side, y + a(0.3, 0.05) * side)
        end = (x + shift * side + a(0.22 + 0.35 * reach, 0.05) * side, y - a(0.3 + 0.6 * reach, 0.08) * side)
        bend = ((foot[0] + end[0]) / 2 + a(0, 0.1) * side, (foot[1] + end[1]) / 2 + a(0.05, 0.08) * side)
        self.shapes.append(stroke(f"M{start[0]:.2f},{start[1]:.2f} L{foot[0]:.2f},{foot[1]:.2f} "
                                  f"Q{bend[0]:.2f},{bend[1]:.2f} {end[0]:.2f},{end[1]:.2f}", self.pen))

    def draw_cross(self, x, y, side):
        a = self.around
        for slope in (1, -1):
            self.shapes.append(stroke(f"M{x - a(0.36, 0.06) * side:.2f},{y - slope * a(0.36, 0.06) * side:.2f} "
                                      f"L{x + a(0.36, 0.06) * side:.2f},{y + slope * a(0.36, 0.06) * side:.2f}", self.pen))

    def draw_scribble(self, x, y, side):
        a, points = self.around, []
        for i in range(9):
            points.append(f"{x + (-1) ** i * a(0.33, 0.05) * side:.2f},{y + (i / 8 - 0.5) * 0.7 * side:.2f}")
        self.shapes.append(stroke("M" + " L".join(points), self.pen))

    def put_mark(self, state, x, y, side):
        a = self.around
        if state == "tick":
            self.draw_tick(x, y, side, 0.15)
        elif state == "over":
            self.draw_tick(x, y, side, a(1.0, 0.3))
        elif state == "beside":
            self.draw_tick(x, y, side, 0.4, -1.0)
        elif state == "cross":
            self.draw_cross(x, y, side)
        elif state == "scribble":
            self.draw_scribble(x, y, side)
        elif state == "dust":
            self.shapes.append(f'<circle cx="{a(x, 0.8):.2f}" cy="{a(y, 0.8):.2f}" r="0.12" fill="#333"/>')
        elif state == "stray":
            self.shapes.append(stroke(f"M{a(x, 0.5):.2f},{y:.2f} l{a(0.8, 0.2):.2f},{a(-0.4, 0.3):.2f}", self.pen))

    def draw_box(self, make, x, y, side):
        """Around its middle."""
        if make == "round":
            self.shapes.append(f'<circle cx="{x}" cy="{y}" r="{side / 2}" fill="none" stroke="#000" stroke-width="0.3"/>')
        elif make == "glyph":
            self.shapes.append(text(x, y + 0.37 * side, "&#x2610;", 1.35 * side, "DejaVu Sans", 'text-anchor="middle"'))
        else:
            width = 0.55 if make == "thick" else 0.28
            self.shapes.append(f'<rect x="{x - side / 2}" y="{y - side / 2}" width="{side}" height="{side}" fill="none" '
                               f'stroke="#000" stroke-width="{width}"/>')

    def put_box(self, make, state, x, y, side, label, left):
        self.draw_box(make, x, y, side)
        self.put_mark(state, x, y, side)
        place = (x - side / 2 - 2.5, 'text-anchor="end"') if left else (x + side / 2 + 2.5, "")
        self.shapes.append(text(place[0], y + 1.4, label, more=place[1]))
        self.ticks.append({"label": label, "truth": state, "make": make})

    def put_boxes(self):
        make, n = MAKES[self.number % len(MAKES)], len(TICKS)
        side = self.chance.choice([3.4, 4, 5, 6])
        in_table, left = self.number % 5 == 3, self.number % 4 == 1
        states = [TICKS[(self.number * 3 + i) % n] for i in range(9)]
        self.chance.shuffle(states)
        for i, state in enumerate(states):
            column, row = i % 3, i // 3
            x, y = 27 + 58 * column + (40 if left else 0), 82 + 14 * row
            self.put_box(make, state, x, y, side, self.labels[i], left)
        for i in range(4 if in_table else 0):
            self.shapes.append(stroke(f"M18,{75 + 14 * i} H192", ("#000", 0.25)))
            self.shapes.append(stroke(f"M{18 + 58 * i},75 V117", ("#000", 0.25)))

    # signatures

    def sign(self, x, y):
        """Writes a name in joined strokes from (x, y), the foot of its letters."""
        a, chance = self.around, self.chance
        height, at = chance.uniform(4, 8), x
        path = f"M{at:.2f},{a(y, 1):.2f}"
        for i in range(chance.randint(4, 8)):
            width, up = chance.uniform(2.5, 6), height * (chance.uniform(1.0, 1.6) if i in (0, 4) else chance.uniform(0.3, 0.7))
            path += (f" C{at + a(0.2, 0.3) * width:.2f},{y - up * 1.3:.2f} {at + a(0.9, 0.3) * width:.2f},{y - up * 1.2:.2f} "
                     f"{at + a(0.55, 0.2) * width:.2f},{a(y - 0.2, 0.8):.2f}")
            path += (f" S{at + 0.8 * width:.2f},{y + chance.uniform(-1.5, 1.2):.2f} "
                     f"{at + width:.2f},{a(y - 0.3 * up, 0.5):.2f}")
            at += width
        self.shapes.append(stroke(path, self.pen))
        if chance.random() < 0.4:
            self.shapes.append(stroke(f"M{x:.2f},{y + 1.8:.2f} Q{(x + at) / 2:.2f},{y + a(0.5, 1):.2f} {at + 3:.2f},{y + 1:.2f}",
                                      self.pen))

    def smudge(self, x, y):
        name = f"smudge{self.number}x{len(self.shapes)}"
        blobs = "".join(f'<ellipse cx="{x + self.around(8, 7):.2f}" cy="{y - self.around(3, 3):.2f}" '
                        f'rx="{self.chance.uniform(2, 7):.2f}" ry="{self.chance.uniform(1, 3):.2f}" fill="url(#{name})" '
                        f'transform="rotate({self.around(-10, 20):.1f} {x + 8:.1f} {y - 3:.1f})"/>' for _ in range(4))
        self.shapes.append(f'<radialGradient id="{name}"><stop offset="0" stop-color="#222" stop-opacity="0.85"/>'
                           f'<stop offset="0.6" stop-color="#333" stop-opacity="0.5"/>'
                           f'<stop offset="1" stop-color="#444" stop-opacity="0"/></radialGradient>{blobs}')

    def coffee(self, x, y):
        for radius, width, opacity in ((9, 1.1, 0.55), (9.6, 0.5, 0.4), (8.3, 2.2, 0.18)):
            self.shapes.append(f'<circle cx="{x + 14}" cy="{y - 4}" r="{radius}" fill="none" stroke="#7a4a1a" '
                               f'stroke-width="{width}" opacity="{opacity}" stroke-dasharray="19 0.6 28 1.5"/>')

    def stamp(self, x, y):
        angle = self.around(-6, 5)
        self.shapes.append(f'<g transform="rotate({angle:.1f} {x + 18} {y - 4})" stroke="#a01818" fill="#a01818">'
                           f'<rect x="{x + 2}" y="{y - 9}" width="36" height="10" rx="1" fill="none" stroke-width="0.7"/>'
                           + text(x + 5, y - 4.6, "RECEIVED", 4.2, "Liberation Sans", 'font-weight="bold" stroke="none"')
                           + text(x + 5, y - 0.4, "12 MAR 2026", 3.6, "Liberation Sans", 'stroke="none"') + "</g>")

    def put_content(self, content, x, y):
        if content == "signed":
            self.sign(x + self.around(5, 2), y + self.around(-0.5, 0.8))
        elif content == "smudge":
            self.smudge(x, y)
        elif content == "coffee":
            self.coffee(x, y)
        elif content == "stamp":
            self.stamp(x, y)
        elif content == "typed":
            self.shapes.append(text(x + 4, y - 1, "Pat Exampleton"))
        elif content == "script":
            self.shapes.append(text(x + 4, y - 1, "Pat Exampleton", 6.5, "Dancing Script"))
        elif content == "capitals":
            self.shapes.append(text(x + 4, y - 1, "P E X A M P L E T O N", 6, "Breip", f'fill="{self.pen[0]}"'))
        elif content == "slash":
            self.shapes.append(stroke(f"M{x + 5:.1f},{y + 1:.1f} L{x + 33:.1f},{y - 7:.1f}", self.pen))
        elif content == "dust":
            for _ in range(5):
                self.shapes.append(f'<circle cx="{x + self.chance.uniform(2, 40):.2f}" '
                                   f'cy="{y - self.chance.uniform(0, 7):.2f}" r="0.1" fill="#333"/>')

    def put_place(self, line, content, y, label):
        self.signatures.append({"label": label, "truth": content, "make": line})
        rule = ("#000", 0.3)
        if line == "line":
            self.shapes += [text(20, y, label), stroke(f"M66,{y + 0.6} H135", rule)]
            return self.put_content(content, 68, y)
        if line == "dotted":
            self.shapes += [text(20, y, label), text(64, y, "." * 62)]
            return self.put_content(content, 68, y)
        if line == "underscore":
            self.shapes.append(text(20, y, label + ": " + "_" * 30))
            return self.put_content(content, 68, y)
        if line == "above":
            self.shapes += [stroke(f"M20,{y - 3} H95", rule), text(20, y + 1.5, label)]
            return self.put_content(content, 25, y - 3.6)
        if line == "frame-left":
            self.shapes += [text(20, y, label), f'<rect x="66" y="{y - 9}" width="72" height="15" fill="none" stroke="#000" '
                            'stroke-width="0.3"/>']
            return self.put_content(content, 70, y + 2)
        if line == "frame-in":
            self.shapes += [f'<rect x="20" y="{y - 11}" width="110" height="20" fill="none" stroke="#000" stroke-width="0.3"/>',
                            text(22, y - 6, label)]
            return self.put_content(content, 60, y + 4)
        if line == "cell":
            self.shapes += [f'<rect x="20" y="{y - 8}" width="160" height="13" fill="none" stroke="#000" stroke-width="0.3"/>',
                            stroke(f"M64,{y - 8} v13 M124,{y - 8} v13 M142,{y - 8} v13", rule), text(22, y, label),
                            text(126, y, "Date")]
            return self.put_content(content, 67, y + 1.5)
        self.shapes.append(text(20, y, label + ":"))
        return self.put_content(content, 68, y)

    def put_places(self):
        for i in range(4):
            line = LINES[(self.number * 4 + i + self.number // 2) % len(LINES)]
            content = CONTENTS[(self.number * 4 + i) % len(CONTENTS)]
            self.put_place(line, content, 150 + 32 * i, self.signers[i])

    def draw(self):
        self.shapes += [text(20, 25, f"Our summer plan, page {self.number}", 6),
                        text(20, 36, "Invented for testing. Please read the whole of this form with care before you"),
                        text(20, 43, "fill it in, and send it back to the office by the end of the month of June."),
                        text(20, 56, "Which of these would you like to have next year? Please tick all that you want.")]
        self.put_boxes()
        self.shapes.append(text(20, 128, "The form is only good when everybody below has put a name to it."))
        self.put_places()
        return ('<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297">'
                + "".join(self.shapes) + "</svg>")


def main(folder, others):
    pages, truth = [], []
    for number in range(1, N_PAGES + 1):
        page = Page(number, others)
        pages.append(page.draw())
        dots, wear = WEARS[page.number % len(WEARS)]
        truth.append({"page": number, "dots": dots, "wear": wear,
                      "skew": round(page.chance.uniform(-2, 2), 2), "ticks": page.ticks, "signatures": page.signatures})
    with open(os.path.join(folder, "pages.html"), "w", encoding="utf-8") as file:
        file.write("<!doctype html><meta charset='utf-8'><title>Invented for testing</title><style>@page { size: A4; "
                   "margin: 0 } body { margin: 0 } svg { display: block; page-break-after: always }</style>" + "".join(pages))
    with open(os.path.join(folder, "truth.json"), "w", encoding="utf-8") as file:
        json.dump(truth, file, indent=1)


main(sys.argv[1], int(sys.argv[2]))
