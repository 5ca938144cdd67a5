#!/usr/bin/env python3
"""compare.py TRUTH READ...: takes the words of pages and what was read of them, gives the share of characters that are right.

Each line of the truth is looked for anywhere on the page, since tables may be read in another order: its errors are the
fewest insertions, deletions and changes with which it is found (Myers, "A fast bit-vector algorithm for approximate
string matching", 1999).  What was read beyond the truth counts as errors, too.  Spaces do not count.
"""
import glob
import json
import os
import sys
import unicodedata

SAME = str.maketrans("’‘“”—–−", "''\"\"---")


def squeeze(text):
    return "".join(unicodedata.normalize("NFKC", text).translate(SAME).split())


def count_errors(line, page):
    length = len(line)
    everything, last = (1 << length) - 1, 1 << (length - 1)
    places = {}
    for index, letter in enumerate(line):
        places[letter] = places.get(letter, 0) | 1 << index
    more, fewer, score, best = everything, 0, length, length
    for letter in page:
        equal = places.get(letter, 0)
        down = equal | fewer
        across = (((equal & more) + more) ^ more) | equal
        rising = fewer | ~(across | more) & everything
        falling = more & across
        score += bool(rising & last) - bool(falling & last)
        best = min(best, score)
        rising, falling = rising << 1 & everything, falling << 1 & everything
        more, fewer = falling | ~(down | rising) & everything, rising & down
    return best


def compare_page(truth, found):
    lines = [line for line in map(squeeze, truth.splitlines()) if line]
    page = squeeze(found)
    n = sum(map(len, lines))
    return n, sum(count_errors(line, page) for line in lines) + max(0, len(page) - n)


def report(truths, folder):
    n_all = errors_all = 0
    pages = []
    for path in sorted(glob.glob(os.path.join(truths, "*.txt"))):
        name = os.path.splitext(os.path.basename(path))[0]
        with open(path, encoding="utf-8") as file:
            truth = file.read()
        with open(os.path.join(folder, name + ".json"), encoding="utf-8") as file:
            read = json.load(file)
        n, errors = compare_page(truth, "\n".join(page["text"] for page in read["text"]))
        n_all, errors_all = n_all + n, errors_all + errors
        pages.append((1 - errors / n, name))
    pages.sort()
    print(f"{os.path.basename(folder)}: {len(pages)} pages, {n_all} characters, {1 - errors_all / n_all:.2%} right; "
          f"the middle page {pages[len(pages) // 2][0]:.2%}, the worst {pages[0][0]:.2%} ({pages[0][1]})")
    for right, name in pages[:8]:
        print(f"  {name}: {right:.2%}")


for read in sys.argv[2:]:
    report(sys.argv[1], read)
