#!/usr/bin/env python3
"""Compare the metadata of the program's analyses with a corpus's gold.

    article-analyzer batch < pages.jsonl > analyses.jsonl
    score_metadata.py gold.jsonl analyses.jsonl [--errors title,author,date] [--json]

gold.jsonl: {"id", "meta": {"title", "byline", "publishedTime", "siteName", "lang"}} a line; a
field that is null or empty is not counted (nobody knows whether the page has one).
analyses.jsonl: {"id", "metadata": {"title", "authors", "published", "site", "language"}}.

A field is right when

  title   both are the same letters and digits, case folded (marks, space and accents' form aside)
  author  both are the same set of names. A gold byline is cut at "and", "&", "|", ";", "/", line
          breaks and commas; "By", degrees ("PhD", "MS, RD") and what stands in brackets are
          taken off on both sides. The prediction may leave out what the gold has after a comma
          when that is a role ("Ann Lee, Staff Writer" is Ann Lee): lower-case words or the last
          word of ROLES. "overlap" counts a prediction that shares at least one name.
  date    both are the same calendar day, as written, without shifting time zones
  site    as title
  lang    the same first subtag

Standard library only.
"""
import argparse
import json
import re
import sys
import unicodedata

BY = re.compile(r"^\s*(?:(?:written|posted|reviewed|published|edited|by|von|par|por|di|автор)\b[\s:]*)+", re.I)
SPLIT = re.compile(r"\s*(?:[;|/\n•]|,|\band\b|&|\bund\b|\bet\b|\by\b)\s*", re.I)
DEGREE = re.compile(r"^(?:[A-Z][A-Za-z]{0,2}\.?){1,5}®?(?:[-\s]*[A-Z0-9]+)*$")
ROLES = set("""analyst author chef contributor correspondent dietitian director editor editors
    expert founder jr journalist manager nutritionist producer psychologist reporter specialist
    staff writer""".split())


def fold(text):
    text = unicodedata.normalize("NFKD", text or "").casefold()
    return "".join(c for c in text if c.isalnum())


def is_extra(piece):
    """Whether a piece after a comma is a degree or a role and no name."""
    words = piece.split()
    if not words or DEGREE.match(piece) and (len(words) == 1 or piece.upper() == piece):
        return True
    return words[0][0].islower() or words[-1].strip(".").lower() in ROLES


def names(byline):
    if isinstance(byline, list):
        return set().union(*map(names, byline)) if byline else set()
    byline = re.sub(r"\([^)]*\)", " ", BY.sub("", byline or ""))
    pieces = [p.strip(" .-–—*") for p in SPLIT.split(byline)]
    kept = [p for i, p in enumerate(pieces) if p and (i == 0 or not is_extra(p))]
    return {fold(re.sub(r"(?:\s+(?:Ph\.?D|M\.?D|R\.?D)\.?)+$", "", p)) for p in kept} - {""}


def day(stamp):
    found = re.match(r"\d{4}-\d\d-\d\d", stamp or "")
    return found.group(0) if found else ""


def language(tag):
    return (tag or "").replace("_", "-").split("-")[0].lower()


FIELDS = {
    "title": ("title", "title", fold),
    "author": ("byline", "authors", names),
    "date": ("publishedTime", "published", day),
    "site": ("siteName", "site", fold),
    "lang": ("lang", "language", language),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("analyses", help="JSON Lines file, or - for standard input")
    parser.add_argument("--errors", default="", help="fields whose errors are listed, parted by commas")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with (sys.stdin if args.analyses == "-" else open(args.analyses, encoding="utf-8")) as lines:
        made = {row["id"]: row.get("metadata") or {} for row in map(json.loads, lines)}
    with open(args.gold, encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines if line.strip()]
    result = {}
    for field, (theirs, ours, normal) in FIELDS.items():
        count = dict.fromkeys(("gold", "right", "missing", "overlap"), 0)
        for row in gold:
            wanted = row["meta"].get(theirs)
            if not normal(wanted):
                continue
            given = made.get(row["id"], {}).get(ours)
            want, got = normal(wanted), normal(given)
            count["gold"] += 1
            count["right"] += want == got
            count["missing"] += not got
            count["overlap"] += bool(want & got if field == "author" else want == got)
            if field in args.errors.split(",") and want != got:
                source = made.get(row["id"], {}).get("provenance", {}).get(ours)
                print(f"{field}\t{row['id']}\t{wanted!r}\t{given!r}\t{source}\t{row.get('url', '')}")
        if count["gold"]:
            result[field] = {**count, "share": round(count["right"] / count["gold"], 4)}
    if args.json:
        print(json.dumps(result))
        return
    print(f"{'field':8} {'right':>6} {'gold':>6} {'share':>6} {'missing':>8} {'overlap':>8}")
    for field, count in result.items():
        print(f"{field:8} {count['right']:6} {count['gold']:6} {count['share']:6.3f} {count['missing']:8} {count['overlap']:8}")


if __name__ == "__main__":
    main()
