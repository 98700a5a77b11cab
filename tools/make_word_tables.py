#!/usr/bin/env python3
"""Writes the word tables of lib/pick from the lists beside this file.

make_word_tables.py           writes the tables: NAME.inc from NAME.txt
make_word_tables.py --check   exits 1 when a committed table is not what the lists give

All are in constant memory, without pointers, so that loading the library relocates nothing. Most are
hash tables; word_hash() is share__word_hash() of lib/pick/word_hash.h: change both.
"""
import os
import re
import sys
import textwrap

HERE = os.path.dirname(os.path.abspath(__file__))
PICK = os.path.join(HERE, '..', 'lib', 'pick')
CLASSES = 'tnwo'
M32 = 0xFFFFFFFF


def word_hash(word):
    n = len(word)
    if n >= 4:
        a = int.from_bytes(word[:4], 'little')
        b = int.from_bytes(word[-4:], 'little')
    else:
        a = word[0] | word[n // 2] << 8 | word[n - 1] << 16
        b = 0
    h = (a * 0x9E3779B1 + b * 0x85EBCA77 + n * 0xC2B2AE3D) & M32
    h ^= h >> 15
    return h * 0x27D4EB2F & M32


def languages():
    with open(os.path.join(PICK, 'languages.inc'), encoding='utf-8') as f:
        return re.findall(r'X\((\w+)\)', f.read().split('SHARE__LANGUAGES(X)', 1)[1])


def lines(name):
    with open(os.path.join(HERE, name), encoding='utf-8') as f:
        for line in f:
            if line.strip() and not line.startswith('#'):
                yield line


def singular(word):
    """As singular() of lib/pick/index_scan.c folds English words."""
    n = len(word)
    if n < 4 or word[-1] != 's' or word[-2] in "sui'.":
        return word
    if word[-2] == 'e' and word[-3] == 'i' and n > 4:
        return word[:-3] + 'y'
    if word[-2] == 'e' and n > 4 and (word[-3] in 'xh' or word[-4:-2] == 'ss'):
        return word[:-2]
    return word[:-1]


def stop_words(tags):
    masks = {}
    for line in lines('stop_words.txt'):
        tag, words = line.split(':', 1)
        for word in words.split():
            if word != word.lower():
                sys.exit('stop_words.txt: %s: %s is not in lower case' % (tag, word))
            # the index looks English words up without a plural's s: "does" as "doe"
            for form in {word, singular(word) if tag == 'en' else word}:
                masks[form] = masks.get(form, 0) | 1 << (tags.index(tag) + 1)
    return masks


def abbreviations(tags):
    classes = {}
    for line in lines('abbreviations.txt'):
        tag, kind, *words = line.split()
        language = 0 if tag == '*' else tags.index(tag) + 1
        for word in words:
            entry = classes.setdefault(word.lower().rstrip('.'), {})
            if kind == 'w' or language not in entry:
                entry[language] = CLASSES.index(kind)
    return classes


LARGE = 10000  # arrays from this size on are written without spaces: they fill hundreds of kB


def array(kind, name, values, out):
    out.append('static const %s %s[%d] = {' % (kind, name, len(values)))
    start, item = ('   ', ' %s,') if len(values) < LARGE else ('    ', '%s,')
    row = start
    for v in values:
        if len(row) + len(item % v) > 100:
            out.append(row)
            row = start
        row += item % v
    out.append(row)
    out.append('};')


def table(prefix, words, payload, bits):
    """Buckets by the high bits of the hash; the words of a bucket stand one after the other."""
    order = sorted(words, key=lambda w: (word_hash(w.encode()) >> (32 - bits), w))
    starts, offsets, blob = [], [], bytearray()
    for bucket in range((1 << bits) + 1):
        while len(offsets) < len(order) and \
                word_hash(order[len(offsets)].encode()) >> (32 - bits) < bucket:
            w = order[len(offsets)].encode()
            offsets.append(len(blob) << 8 | len(w))
            blob += w
        starts.append(len(offsets))
    out = []
    longest = max(len(w.encode()) for w in words)
    out.append('enum { %s_BITS = %d, %s_LONGEST = %d };' % (prefix.upper(), bits, prefix.upper(),
                                                           longest))
    out.append('/* The number of the first word of each bucket. */')
    array('uint16_t', prefix + '_buckets', starts, out)
    out.append('/* Where a word starts in the text, times 256, and its length. */')
    array('uint32_t', prefix + '_places', offsets, out)
    array('unsigned char', prefix + '_text', list(blob), out)
    payload([words[w] for w in order], out)
    return out


def mask_array(name, masks, out):
    array('uint32_t', name, ['0x%xu' % mask if mask else '0' for mask in masks], out)


def lengths(prefix, words, out):
    """For share__word_may_be_in(), which asks of words of ASCII with letters at both ends only."""
    masks = [0] * 1024
    for word in words:
        if word.isascii() and word[0].isalpha() and word[-1].isalpha():
            masks[(ord(word[0]) & 31) << 5 | ord(word[-1]) & 31] |= 1 << (len(word) & 31)
    out.append('/* By the low bits of the first and the last letter: a bit for those of each length. */')
    mask_array(prefix + '_lengths', masks, out)


def calendar():
    return {word: True for line in lines('calendar.txt') for word in line.split()}


def tag_words(tags):
    """By language and word, as "en/word"."""
    words = {}
    for line in lines('tag_words.txt'):
        tag, kind, rest = re.fullmatch(r'(\w+) (weak|broad|topic): (.*)\n', line).groups()
        if tag not in tags:
            sys.exit('tag_words.txt: there is no language %s' % tag)
        for phrase in rest.split('|'):
            if not phrase or phrase != phrase.lower():
                sys.exit('tag_words.txt: %r is empty or not in lower case' % phrase)
            parts = re.split('[ -]', phrase)
            key = tag + '/' + ' '.join(map(singular, parts) if tag == 'en' else parts)
            if words.get(key, kind.upper()) != kind.upper():
                sys.exit('tag_words.txt: %s: %s is of two kinds' % (tag, phrase))
            words[key] = kind.upper()
    return words


def no_payload(values, out):
    pass


def kinds(name):
    words = {}
    for line in lines(name):
        kind, rest = line.rstrip('\n').split(': ', 1)
        for word in rest.split('|'):
            if word != word.lower() or word in words:
                sys.exit('%s: %s is not in lower case or there twice' % (name, word))
            words[word] = kind.upper()
    return words


def kind_payload(array_name, prefix):
    def write(values, out):
        out.append('/* By word, what it is. */')
        array('unsigned char', array_name, [prefix + value for value in values], out)
    return write


def labels():
    words = kinds('labels.txt')
    out = table('label', words, kind_payload('label_kinds', 'SHARE__LABEL_'), 11)
    lengths('label', words, out)
    return out


def dateline_words():
    words = kinds('dateline_words.txt')
    out = table('dateline', words, kind_payload('dateline_kinds', 'SHARE__WORD_'), 10)
    lengths('dateline', words, out)
    masks = [0] * 32
    for word in (w for w, kind in words.items() if kind == 'BY' and w[:2].isascii()):
        if len(word) < 2:
            sys.exit('dateline_words.txt: %s: one letter of ASCII is no beginning of a byline' % word)
        masks[ord(word[0]) & 31] |= 1 << (ord(word[1]) & 31)
    out.append('/* By the low bits of the first letter of a byline: a bit for those of the second. */')
    mask_array('byline_seconds', masks, out)
    return out


def stop_word_payload(values, out):
    distinct = sorted(set(values))
    numbers = {v: i for i, v in enumerate(distinct)}
    out.append('/* By word, the number of its set of languages. */')
    array('uint16_t', 'stop_sets', [numbers[v] for v in values], out)
    out.append('/* Bit n stands for language n. */')
    array('uint64_t', 'stop_masks', ['0x%xu' % v for v in distinct], out)


def abbreviation_payload(values, out):
    starts, pairs = [0], []
    for entry in values:
        pairs += [language << 2 | entry[language] for language in sorted(entry)]
        starts.append(len(pairs))
    out.append('/* By word, where its classes start: language times 4, and class. */')
    array('uint16_t', 'abbreviation_starts', starts, out)
    array('unsigned char', 'abbreviation_classes', pairs, out)


REASONS = {'meta': 'SHARE__META', 'call': 'SHARE__CALL', 'notice': 'SHARE__NOTICE',
           'foreign': 'SHARE__FOREIGN', 'pointing': 'SHARE__OURS', 'leaning': 'SHARE__LEANS',
           'author': 'SHARE__SPEAKER', 'speech': 'SHARE__SPEECH', 'private': 'SHARE__PRIVATE',
           'closing': 'SHARE__LEANS', 'pronouns': 'SHARE__LEANS', 'ours': 'SHARE__OURS',
           'dangling': 'SHARE__DANGLING', 'speaker': 'SHARE__SPEAKER', 'asking': 'SHARE__CALL',
           'said': 'SHARE__SPEECH'}
ANYWHERE = 9  # so many of them, the first ones, are looked for in all of a sentence
OWN_SCRIPT = 'ru uk bg el ja zh ko ar he fa hi th'.split()


def judge(tags):
    """The phrases of a language in buckets: length, reason, text, by reason. The first are by the
    first character, 64 or for scripts of many letters more, the others, of which a language with
    many phrases has more, by the first six bytes when they are ASCII or two wide characters, or by
    three, or two. The
    starts tell by the low bits of the first three bytes whether a phrase of the middle of a sentence
    can stand there at all."""
    phrases = {}
    for line in lines('judge.txt'):
        of, kind, rest = re.fullmatch(r'((?:\w+ )+)(\w+): (.*)\n', line).groups()
        for phrase in rest.split('|'):
            if not phrase or phrase != phrase.lower():
                sys.exit('judge.txt: %s%r is empty or not in lower case' % (of, phrase))
            text = phrase.replace('\u2019', "'").encode()
            for tag in of.split():
                phrases.setdefault(tag, set()).add((phrase, text, list(REASONS).index(kind)))
    numbers, rows, blob = [0] * (len(tags) + 1), [], bytearray()
    for tag in sorted(phrases, key=tags.index):
        starts, text_of, places = [0] * 64, bytearray(), []
        mask = 16
        while mask < 2 * len(phrases[tag]):
            mask *= 2
        mask -= 1
        letters = 63
        while letters < min(255, sum(text[0] >= 0x80 for _, text, _ in phrases[tag])):
            letters = 2 * letters + 1
        buckets = {}
        for phrase in phrases[tag]:
            number = bucket_of(phrase[0], phrase[1], letters, mask)
            buckets.setdefault(number, []).append(phrase)
        for bucket in range(letters + 1 + mask + 1):
            places.append(len(text_of))
            for _, text, kind in sorted(buckets.get(bucket, ()), key=lambda p: (p[2], p[1])):
                text_of += bytes([len(text), kind]) + text
                for three in three_bytes(text) if kind < ANYWHERE else ():
                    bit = ((three[0] & 31 | (three[1] & 31) << 5 | (three[2] & 31) << 10) *
                           0x9E3779B1 & M32) >> 21
                    starts[bit >> 5] |= 1 << (bit & 31)
        places.append(len(text_of))
        if len(text_of) > 0xFFFF:
            sys.exit('judge.txt: the phrases of %s are longer than 16 bits tell' % tag)
        rows += ['    {{' + ', '.join('0x%xu' % p for p in starts) + '},',
                 '     %du, %du, %du, %du, %s},' % (len(blob), len(blob) + 2 * len(places), letters,
                                                   mask, str(tag in OWN_SCRIPT).lower())]
        blob += b''.join(place.to_bytes(2, 'little') for place in places) + text_of
        numbers[tags.index(tag) + 1] = len(rows) // 2
    out = ['/* By the number in a phrase. */',
           *wrapped('enum { ' + ', '.join('KIND_' + name.upper() for name in REASONS) + ' };'),
           'enum { KINDS_ANYWHERE = %d };' % ANYWHERE,
           *wrapped('static const uint32_t judge_reasons[] = {%s};' % ', '.join(REASONS.values())),
           '/* By language, its number below, from 1. */']
    array('unsigned char', 'judge_numbers', numbers, out)
    out += ['/* The starts, where the places of its buckets and its text begin, how many buckets of both kinds',
            ' * there are, less one, and whether its script is its own. */',
            'static const share__judge judges[%d] = {' % (len(rows) // 2)]
    out += [piece for row in rows for piece in wrapped(row)] + ['};']
    data = []
    array('unsigned char', 'share__judge_bytes', list(blob) + [0] * 8, data)  # eight are read at once
    data[0] = data[0].replace('static ', '')
    return out, data


def three_bytes(text):
    """What a sentence may have where a phrase stands: behind a short one, what ends a word."""
    if len(text) > 2:
        return [text[:3]]
    if len(text) == 2:
        return [text + behind for behind in (b' ', b',', b'.')]
    return [text + b' ' + bytes([c]) for c in range(32)] + [text + b', ']


def is_wide(character):
    """As share__is_wide() of lib/base/utf8.h."""
    c = ord(character)
    return (0x3001 <= c <= 0x3029 or 0x3041 <= c <= 0x3096 or 0x30A0 <= c <= 0x30FF or
            0x4E00 <= c <= 0x9FEF or 0xAC00 <= c <= 0xD7A3)


def bucket_of(phrase, text, letters, mask):
    if len(phrase) > 1 and is_wide(phrase[0]) and is_wide(phrase[1]) or (
            len(text) >= 6 and max(text[:6]) < 0x80 and b"'" not in text[:6]):
        key = int.from_bytes(bytes(c | 0x20 for c in text[:6]), 'little')
        return letters + 1 + ((key * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF) >> 40 & mask)
    if len(text) > 1 and max(text[:2]) < 0x80 and text[1:2] != b"'":
        third = text[2] if len(text) > 2 and text[2] < 0x80 and text[2] != ord("'") else 0
        return letters + 1 + (text[0] * 11 + text[1] * 5 + third * 19 & mask)
    return ord(phrase[0]) & letters


def wrapped(row):
    return textwrap.wrap(row.strip(), 100, initial_indent=row[:len(row) - len(row.lstrip())],
                         subsequent_indent='      ')


def main():
    tags = languages()
    judge_rows, judge_data = judge(tags)
    if len(tags) > 63:
        sys.exit('languages.inc: more than 63 languages do not fit a mask')
    tables = {
        'stop_words.inc': ('stop_words.txt', table('stop', stop_words(tags), stop_word_payload, 13)),
        'abbreviations.inc': ('abbreviations.txt', table('abbreviation', abbreviations(tags),
                                                         abbreviation_payload, 11)),
        'judge.inc': ('judge.txt', judge_rows),
        'judge_bytes.inc': ('judge.txt', judge_data),
        'labels.inc': ('labels.txt', labels()),
        'dateline_words.inc': ('dateline_words.txt', dateline_words()),
        'tag_words.inc': ('tag_words.txt', table('tag_word', tag_words(tags),
                                                 kind_payload('tag_word_kinds', 'KIND_'), 12)),
        'calendar.inc': ('calendar.txt', table('calendar', calendar(), no_payload, 8)),
    }
    stale = 0
    for name, (source, rows) in tables.items():
        head = '/* Made by tools/make_word_tables.py from tools/%s: change that, not this. */' % source
        text = '\n'.join([head] + rows) + '\n'
        path = os.path.join(PICK, name)
        if '--check' in sys.argv[1:]:
            with open(path, encoding='utf-8') as f:
                if f.read() != text:
                    print('%s is not what tools/%s gives' % (name, source))
                    stale = 1
        else:
            with open(path, 'w', encoding='utf-8') as f:
                f.write(text)
    sys.exit(stale)


main()
