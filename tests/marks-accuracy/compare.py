#!/usr/bin/env python3
"""compare.py TRUTH READ: takes what was put on forms and what was read of them, gives precision and recall.

A field that is doubted by more than a half is "please look".  Marks that are none (dust, a stray stroke, a smudge, a
stamp) may be empty or "please look", never ticked or signed.
"""
import collections
import difflib
import json
import os
import sys

TICKED = {"tick", "cross", "scribble", "over", "beside"}


def name_like(field, label):
    return difflib.SequenceMatcher(None, field["name"].lower(), label.lower()).ratio()


def answer(fields, label):
    """What was read of the place with that label."""
    best = max(fields, key=lambda field: name_like(field, label), default=None)
    if best is None or name_like(best, label) < 0.85:
        return "missing"
    fields.remove(best)
    return "look" if best["doubt"] > 0.5 else "yes" if best["filled"] else "empty"


def count(truths, folder, kind):
    table, makes, spare, wrong = collections.Counter(), collections.Counter(), 0, []
    for page in truths:
        with open(os.path.join(folder, f"{page['page']:02}.json"), encoding="utf-8") as file:
            fields = [field for field in json.load(file)["fields"] if field["kind"] == kind]
        for mark in page["ticks" if kind == "tick" else "signatures"]:
            found = answer(fields, mark["label"])
            table[mark["truth"], found] += 1
            makes[mark["make"], found] += 1
            if found == "yes" and mark["truth"] not in TICKED | {"signed"} or "-v" in sys.argv:
                wrong.append((page["page"], page["dots"], page["wear"], mark["make"], mark["truth"], mark["label"], found))
        spare += len(fields)
        if "-v" in sys.argv:
            wrong += [(page["page"], "spare", field["name"], field["filled"], field["doubt"]) for field in fields]
    return table, makes, spare, wrong


def print_table(table):
    columns = ["yes", "look", "empty", "missing"]
    print(f"  {'':12}" + "".join(f"{column:>9}" for column in columns))
    for row in sorted({row for row, _ in table}):
        print(f"  {row:12}" + "".join(f"{table[row, column]:9}" for column in columns))


def share(part, whole):
    return f"{part}/{whole} = {part / whole:.1%}" if whole else "none"


def report(truths, folder, kind, marked):
    table, makes, spare, wrong = count(truths, folder, kind)
    def total(rows, found):
        return sum(n for (row, column), n in table.items() if (rows is None or row in rows) and column in found)
    everything = {"yes", "look", "empty", "missing"}
    print(f"{kind}: {total(None, everything)} places, {total(None, everything - {'missing'})} found, {spare} invented")
    print_table(table)
    print_table(makes)
    right = total(marked, {"yes"})
    print(f"  filled in: precision {share(right, total(None, {'yes'}))}, recall {share(right, total(marked, everything))}, "
          f"with \"please look\" {share(total(marked, {'yes', 'look'}), total(marked, everything))}")
    others = {row for row, _ in table} - marked
    print(f"  empty: precision {share(total(others, {'empty'}), total(None, {'empty'}))}, "
          f"recall {share(total({'empty'}, {'empty'}), total({'empty'}, everything))}")
    print(f"  please look: {share(total(None, {'look'}), total(None, everything))}; "
          f"none, and said to be one: {total(others, {'yes'})}")
    for case in wrong:
        print("   ", *case)


with open(sys.argv[1], encoding="utf-8") as file:
    truths = json.load(file)
report(truths, sys.argv[2], "tick", TICKED)
report(truths, sys.argv[2], "signature", {"signed"})
