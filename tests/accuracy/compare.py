#!/usr/bin/env python3
"""compare.py: takes the words of documents and what was read of them, gives the share of characters that are right.

  compare.py --scans TRUTH READ...       TRUTH/NAME.txt is a page of paper, READ/NAME.json what was read of it.  Spaces and the
                                         order of lines do not count.
  compare.py --files TRUTH READ LEAST    READ has FORMAT/NAME.json for TRUTH/FORMAT/NAME.txt or TRUTH/NAME.txt.  Ends with 1
                                         where a format has less than LEAST of its characters right.

Errors are the fewest insertions, deletions and changes that make the one of the other (Myers, "A fast bit-vector algorithm
for approximate string matching", 1999), and what was read beyond the truth.  Each line of the truth, a paragraph or a row of a
table, is looked for anywhere; for files the whole text is then compared in its order, by characters and by words.
"""
import glob
import json
import os
import re
import sys
import unicodedata

SAME = str.maketrans("’‘“”—–−", "''\"\"---")


def count_errors(line, page, anywhere):
    """Errors between two sequences; `anywhere`: of the place in the page where the line fits best."""
    length = len(line)
    if length == 0:
        return 0 if anywhere else len(page)
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
        rising = (rising << 1 | (not anywhere)) & everything
        falling = falling << 1 & everything
        more, fewer = falling | ~(down | rising) & everything, rising & down
    return best if anywhere else score


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def read_words(path):
    """The text of all pages, or what the program said instead."""
    text = read_text(path)
    if not text.startswith("{"):
        return ""
    return "\n".join(page["text"] for page in json.loads(text).get("text", []))


# ---- scans


def squeeze(text):
    return "".join(unicodedata.normalize("NFKC", text).translate(SAME).split())


def count_anywhere(lines, text, n_spaces):
    """Characters, and errors where each line is looked for anywhere in the text, which has so many spaces between them."""
    n = sum(map(len, lines))
    return n, sum(count_errors(line, text, True) for line in lines) + max(0, len(text) - n - n_spaces)


def report_scans(truths, folder):
    n_all = errors_all = 0
    pages = []
    for path in sorted(glob.glob(os.path.join(truths, "*.txt"))):
        name = os.path.splitext(os.path.basename(path))[0]
        lines = [line for line in map(squeeze, read_text(path).splitlines()) if line]
        n, errors = count_anywhere(lines, squeeze(read_words(os.path.join(folder, name + ".json"))), 0)
        n_all, errors_all = n_all + n, errors_all + errors
        pages.append((1 - errors / n, name))
    pages.sort()
    print(f"{os.path.basename(folder)}: {len(pages)} pages, {n_all} characters, {1 - errors_all / n_all:.2%} right; "
          f"the middle page {pages[len(pages) // 2][0]:.2%}, the worst {pages[0][0]:.2%} ({pages[0][1]})")
    for right, name in pages[:8]:
        print(f"  {name}: {right:.2%}")


# ---- files


def fold(text):
    """White space is one space, and none behind a hyphen, where a line may end; a list's points and numbers are the program's
    own, and stand in some formats only."""
    text = re.sub(r"(?<=\w[-–])\s+(?=\w)", "", text)
    text = re.sub(r"^[ \t]*(?:[•◦▪●○■\uf0b7-]|\d{1,2}[.)])[ \t]+", "", text, flags=re.M)
    return " ".join(unicodedata.normalize("NFC", text).split())


class File:
    def __init__(self, truth, found):
        lines = [line for line in map(fold, truth.splitlines()) if line]
        whole, found = " ".join(lines), fold(found)
        self.n, self.errors = count_anywhere(lines, found, len(lines) - 1)
        self.order_errors = count_errors(whole, found, False)
        self.n_words = len(whole.split())
        self.word_errors = count_errors(whole.split(), found.split(), False)


def compare_format(truths, folder):
    """By name."""
    files = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        name = os.path.splitext(os.path.basename(path))[0]
        own = os.path.join(truths, os.path.basename(folder), name + ".txt")
        files[name] = File(read_text(own if os.path.exists(own) else os.path.join(truths, name + ".txt")), read_words(path))
    return files


def share(files, errors, n):
    return 1 - sum(getattr(file, errors) for file in files) / sum(getattr(file, n) for file in files)


def report_files(truths, read, least):
    low = []
    print(f"{'':<14}{'':>7}{'':>12}{'characters':>12}{'the same':>11}{'words':>10}")
    print(f"{'format':<14}{'files':>7}{'characters':>12}{'right':>12}{'in order':>11}{'in order':>10}   the worst")
    for folder in sorted(glob.glob(os.path.join(read, "*"))):
        files, name = compare_format(truths, folder), os.path.basename(folder)
        right = share(files.values(), "errors", "n")
        worst = min(files, key=lambda file: share([files[file]], "errors", "n"))
        print(f"{name:<14}{len(files):>7}{sum(file.n for file in files.values()):>12}{right:>12.2%}"
              f"{share(files.values(), 'order_errors', 'n'):>11.2%}{share(files.values(), 'word_errors', 'n_words'):>10.2%}"
              f"   {share([files[worst]], 'errors', 'n'):.2%} {worst}")
        low += [name] if right < least else []
    if low:
        print(f"below {least:.0%}: {', '.join(low)}")
    return 1 if low else 0


def main():
    if sys.argv[1] == "--files":
        sys.exit(report_files(sys.argv[2], sys.argv[3], float(sys.argv[4])))
    for read in sys.argv[3:]:
        report_scans(sys.argv[2], read)


if __name__ == "__main__":
    main()
