#!/usr/bin/env python3
"""make-forms.py PAPER FOLDER: takes a PDF of one page, gives forms on it with fields of every kind, form-NN.pdf, and
what is in each field, forms.json.

qpdf writes them.  Every second one is empty, and has a list of what to fill in for fill-form, which is poppler, as it
stands in the viewers of GNOME; the others are filled in as they are made.  All of it is invented for testing.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

N_FORMS = 12
WORDS = ["Mill Hall School", "Pat Exampleton", "every second Monday", "12", "Łąka Road", "a quiet room"]
KINDS = ["text", "text", "lines", "tick", "tick", "tick", "radio", "radio", "combo", "combo", "list", "signature"]
LEVELS = ["Please select", "Parents and carers", "Board"]


class Form:
    def __init__(self, number, objects, last, page):
        self.chance, self.by_poppler = random.Random(number), number % 2 == 0
        self.objects, self.last, self.page = objects, last, page
        self.fields, self.annotations, self.truth, self.orders = [], [], [], []

    def add(self, value):
        self.last += 1
        self.objects[f"obj:{self.last} 0 R"] = value if "stream" in value else {"value": value}
        return f"{self.last} 0 R"

    def shape(self):
        return self.add({"stream": {"dict": {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": [0, 0, 14, 14]},
                                    "data": ""}})

    def widget(self, index, **values):
        top = 760 - 40 * index
        return {"/Type": "/Annot", "/Subtype": "/Widget", "/F": 4, "/P": self.page, "/Rect": [200, top - 20, 400, top],
                "/DA": "u:/Helv 11 Tf 0 g"} | {"/" + key: value for key, value in values.items()}

    def put(self, index, kind, name, order):
        """One field; with an order it is filled in, by us or by poppler."""
        now = order if not self.by_poppler else None
        if kind in ("text", "lines"):
            field = self.widget(index, FT="/Tx", Ff=4096 if kind == "lines" else 0, V="u:" + (now or ""))
        elif kind == "tick":
            state = "/Yes" if now else "/Off"
            field = self.widget(index, FT="/Btn", V=state, AS=state,
                                AP={"/N": {"/Yes": self.shape(), "/Off": self.shape()}})
        elif kind in ("combo", "list"):
            field = self.widget(index, FT="/Ch", Ff=131072 if kind == "combo" else 0, Opt=["u:" + x for x in LEVELS])
            if now or kind == "combo":
                field["/V"] = "u:" + LEVELS[int(now) if now else 0]
        elif kind == "signature":
            field = self.widget(index, FT="/Sig")
        else:
            return self.put_radio(index, name, now)
        key = self.add(field | {"/T": "u:" + name})
        self.annotations.append(key)
        return key

    def put_radio(self, index, name, now):
        group = self.add({"/FT": "/Btn", "/Ff": 49152, "/T": "u:" + name, "/V": f"/choice{now}" if now else "/Off"})
        buttons = []
        for i in range(3):
            on = f"/choice{i}"
            widget = self.widget(index, Parent=group, AS=on if now == str(i) else "/Off",
                                 AP={"/N": {on: self.shape(), "/Off": self.shape()}})
            widget["/Rect"] = [200 + 30 * i, 745 - 40 * index, 214 + 30 * i, 759 - 40 * index]
            buttons.append(self.add(widget))
        self.objects["obj:" + group]["value"]["/Kids"] = buttons
        self.annotations += buttons
        return group

    def draw(self):
        for index, kind in enumerate(KINDS):
            name = f"{kind} {index + 1}"
            filled = kind != "signature" and self.chance.random() < 0.5
            order = None
            if filled:
                order = {"text": self.chance.choice(WORDS), "lines": " and\n".join(WORDS[:2]), "tick": "1",
                         "radio": str(self.chance.randint(0, 2))}.get(kind, str(self.chance.randint(1, 2)))
            self.fields.append(self.put(index, kind, name, order))
            self.truth.append({"name": name, "kind": kind, "filled": filled})
            if filled and self.by_poppler:
                self.orders.append(f"{name}\t{order}".replace("\n", " "))


def make(number, paper, folder):
    text = subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", paper], check=True, capture_output=True).stdout
    head, objects = json.loads(text)["qpdf"]

    def find(kind):
        return next(key for key, value in objects.items()
                    if isinstance(value.get("value"), dict) and value["value"].get("/Type") == kind)
    page, catalog, changed = find("/Page"), find("/Catalog"), {}
    form = Form(number, changed, head["maxobjectid"], page.removeprefix("obj:"))
    form.draw()
    changed[page] = {"value": objects[page]["value"] | {"/Annots": form.annotations}}
    font = form.add({"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica",
                     "/Encoding": "/WinAnsiEncoding"})
    changed[catalog] = {"value": objects[catalog]["value"] | {
        "/AcroForm": {"/Fields": form.fields, "/NeedAppearances": True, "/DA": "u:/Helv 11 Tf 0 g",
                      "/DR": {"/Font": {"/Helv": font}}}}}
    name = os.path.join(folder, f"form-{number:02}")
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"qpdf": [head, changed]}, file)
        file.flush()
        subprocess.run(["qpdf", "--update-from-json=" + file.name, paper, name + ".pdf"], check=True)
    if form.by_poppler:
        with open(name + ".orders", "w", encoding="utf-8") as file:
            file.write("\n".join(form.orders) + "\n")
    return form.truth


truths = {f"form-{number:02}": make(number, *sys.argv[1:3]) for number in range(1, N_FORMS + 1)}
with open(os.path.join(sys.argv[2], "forms.json"), "w", encoding="utf-8") as file:
    json.dump(truths, file, indent=1)
