#!/usr/bin/env python3
"""Writes segmentation-vectors.json, which the server's counter and the page's are both tested on.

What is expected is computed here, by a reading of 3GPP TS 23.038 and 23.040 of its own that shares
nothing with the Java code: every character is put into a list of parts. Run it from this folder.
"""
import json
import pathlib

TARGET = pathlib.Path(__file__).parents[2] / "main/resources/sms/compose/segmentation-vectors.json"

# TS 23.038, 6.2.1: the default alphabet, in rows as the standard's table has its columns.
DEFAULT = set(
    "@£$¥èéùìòÇ\nØø\rÅå"
    "Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ"
    " !\"#¤%&'()*+,-./"
    "0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNO"
    "PQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmno"
    "pqrstuvwxyzäöñüà")
# 6.2.1.1: the default extension table; each is sent as escape + code.
EXTENSION = set("\f^{}\\[~]|€")


def utf16(c):
    return 2 if ord(c) > 0xFFFF else 1


def expected(text):
    shown = text.replace("\r\n", "\n")
    costly, position = [], 0
    for c in text:
        if c not in DEFAULT and c not in EXTENSION:
            costly.append({"character": c, "position": position})
        position += utf16(c)
    if costly:
        weights, single, room, name = [utf16(c) for c in shown], 70, 67, "UCS2"
    else:
        weights, single, room, name = [2 if c in EXTENSION else 1 for c in shown], 160, 153, "GSM7"
    units = sum(weights)
    if units <= single:
        parts = [weights] if weights else []
        room = single
    else:
        parts = [[]]
        for weight in weights:
            if sum(parts[-1]) + weight > room:
                parts.append([])
            parts[-1].append(weight)
    left = room - sum(parts[-1]) if parts else single
    return {"encoding": name, "units": units, "parts": len(parts), "unitsLeft": left, "costly": costly}


def texts():
    yield "the empty text", ""
    for n in (1, 2, 69, 70, 71, 152, 153, 154, 159, 160, 161, 162):
        yield f"{n} septets", "a" * n
    for k in range(2, 12):
        for d in (-1, 0, 1):
            yield f"{k} parts of septets, {d:+d}", "e" * (153 * k + d)
    for n in (1, 66, 67, 68, 69, 70, 71):
        yield f"{n} units with ê", "ê" + "a" * (n - 1)
    for k in range(2, 12):
        for d in (-1, 0, 1):
            yield f"{k} parts of UCS-2, {d:+d}", "a" * (67 * k + d - 1) + "ê"
    for c in "€^{}[]~|\\\f":
        yield f"U+{ord(c):04X} is an escape pair", c
        yield f"U+{ord(c):04X} as the septets 160 and 161", "a" * 159 + c
        yield f"U+{ord(c):04X} would straddle septets 153 and 154", "a" * 152 + c + "a" * 20
    yield "an escape pair that ends a full SMS", "a" * 158 + "€"
    yield "an escape pair that ends the first part", "a" * 151 + "€" + "a" * 20
    yield "80 euros fill an SMS", "€" * 80
    yield "81 euros: 76 in the first part, one septet lost", "€" * 81
    yield "76 euros and more would leave one septet in each part", "€" * 230
    yield "a lost septet opens a third part: 306 septets in 3", "a" * 152 + "€" + "a" * 152
    yield "two lost septets", "a" * 152 + "€" + "a" * 150 + "€" + "a" * 20
    yield "a euro in UCS-2 is one unit", "ê€"
    yield "brackets in UCS-2 are one unit each", "ç" + "[]{}" * 17
    yield "70 units of UCS-2 with euros", "œ" + "€" * 69
    yield "71 units of UCS-2 with euros", "œ" + "€" * 70
    for n in (66, 67, 68, 69, 132, 133, 134, 135, 200, 201):
        yield f"an emoji after {n} units", "a" * n + "😀" + "a" * 10
    for n in (33, 34, 35, 36, 67, 68, 100):
        yield f"{n} emoji", "😀" * n
    yield "an emoji as the units 69 and 70", "a" * 68 + "🎒"
    yield "an emoji as the units 70 and 71", "a" * 69 + "🎒"
    yield "a family emoji of seven code points may be cut between them", "a" * 62 + "👨‍👩‍👧‍👦" + "a" * 10
    yield "a flag of two code points", "🇫🇷"
    yield "a skin tone", "👍🏽"
    yield "a heart with variation selector", "❤️"
    for c in "çêëîïôûâœŒÀÈÊËÙÂÎÏÔÛÿŸ":
        yield f"{c} is costly", f"fa{c}on"
    for c in "éèàùìòÇÉäöüÄÖÜñÑøØåÅæÆß§¿¡£¥¤ΔΦΓΛΩΠΨΣΘΞ":
        yield f"{c} is in the alphabet", f"a{c}a"
    for c in "’‘“”«»…–—•°²™ªµ×":
        yield f"U+{ord(c):04X} is costly", f"l{c}heure"
    yield "a no-break space is costly", "Rendez-vous à 8\u00a0h"
    yield "a narrow no-break space is costly", "Absent\u202f?"
    yield "a tabulator is costly", "a\tb"
    yield "a backtick is costly", "`a`"
    yield "a no-break space makes 71 characters two SMS", "a" * 70 + "\u00a0"
    yield "LF counts 1", "a\nb"
    yield "CR LF counts 1", "a\r\nb"
    yield "CR alone counts 1", "a\rb"
    yield "LF CR is two line breaks", "a\n\rb"
    yield "CR CR LF is two line breaks", "a\r\r\nb"
    yield "160 septets with CR LF", "a" * 79 + "\r\n" + "a" * 80
    yield "161 septets with CR LF", "a" * 80 + "\r\n" + "a" * 80
    yield "70 units with CR LF", "ê" + "a" * 34 + "\r\n" + "a" * 34
    yield "71 units with CR LF", "ê" + "a" * 35 + "\r\n" + "a" * 34
    yield "CR LF at the end of a part", "a" * 152 + "\r\n" + "a" * 20
    yield "CR LF at the end of a part of UCS-2", "ê" + "a" * 65 + "\r\n" + "a" * 20
    yield "CR LF before a pair that would straddle", "a" * 151 + "\r\n" + "€" + "a" * 20
    yield "only line breaks", "\n" * 161
    yield "a lone high surrogate", "a\ud83d"
    yield "a lone low surrogate", "\ude00a"
    yield "a lone surrogate at the end of a part", "a" * 66 + "\ud83d" + "a" * 10
    yield "NUL", "a\0b"
    yield "the escape is no character", "a\x1bb"
    yield "a decomposed é is costly", "e\u0301cole"
    yield "Arabic", "المدرسة مغلقة غدا"
    yield "Russian", "Школа закрыта завтра"
    yield "Chinese, 70", "校" * 70
    yield "Chinese, 71", "校" * 71
    yield "lower case Greek is costly", "αβγ"
    yield "Polish", "Szkoła będzie zamknięta"
    yield "the guide's message", "Vos paramètres de connexion sur www.ecoledirecte.com\n\nNom Utilisateur : j.potter"
    yield "a typical message", "Collège Charlemagne : absence non justifiée de Lily (3e A) ce 24/11/2026. Merci de nous en indiquer le motif au plus vite."
    yield "the same with one typographic apostrophe", "Collège Charlemagne : l’absence de Lily (3e A) ce 24/11/2026 n'est pas justifiée."
    yield "several costly characters in order", "La fête « Noël » aura lieu… l’après-midi"
    yield "a costly character at the very end of 160", "a" * 159 + "ê"
    yield "a costly character at the very end of 1530", "a" * 1529 + "ê"


def js(value):
    """JSON with letters readable and everything invisible or lone escaped."""
    out = []
    for c in json.dumps(value, ensure_ascii=False):
        n = ord(c)
        if 0x20 <= n < 0x7F or 0xA1 <= n <= 0x17F and n != 0xAD or 0x391 <= n <= 0x3C9 or c in "€’‘“”«»…–—•™":
            out.append(c)
        elif n > 0xFFFF:
            n -= 0x10000
            out.append(f"\\u{0xD800 + (n >> 10):04x}\\u{0xDC00 + (n & 0x3FF):04x}")
        else:
            out.append(f"\\u{n:04x}")
    return "".join(out)


vectors = [{"name": name, "text": text, **expected(text)} for name, text in texts()]
assert len({v["name"] for v in vectors}) == len(vectors), "names are unique"
about = [
    "How texts are cut into SMS (3GPP TS 23.038, 23.040). Read by the tests of the server's counter and of the page's.",
    "text: as typed. encoding: GSM7 or UCS2. units: septets or UTF-16 units, an escape pair counts 2, a line break",
    "1 whether LF or CR LF. parts: SMS billed. unitsLeft: free in the last part. costly: the characters that force",
    "UCS-2, one code point each, with the index of their first UTF-16 unit in text.",
    "Written by src/test/segmentation/vectors.py: change that, not this.",
]
lines = ['{', '  "about": [']
lines += [",\n".join("    " + js(a) for a in about)]
lines += ["  ],", '  "vectors": [']
lines += [",\n".join("    " + js(v) for v in vectors)]
lines += ["  ]", "}"]
TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
print(len(vectors), "vectors", TARGET.stat().st_size, "bytes")
