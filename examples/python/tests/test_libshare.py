"""libshare through Python against the program: the same JSON, byte for byte, and the same failures.

usage: SHAREPOST=FILE LIBSHARE=FILE python3 -m unittest discover -s tests      [ARTICLES=FOLDER]
"""
import gc
import glob
import json
import os
import subprocess
import threading
import unittest

import libshare

PROGRAM = os.environ.get("SHAREPOST", "sharepost")
HERE = os.path.dirname(os.path.abspath(__file__))
ARTICLES = os.environ.get("ARTICLES", os.path.join(HERE, "..", "..", "article.md"))
INPUTS = [ARTICLES] if os.path.isfile(ARTICLES) else sorted(glob.glob(ARTICLES + "/*/input.*"))


def program(*arguments):
    done = subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, timeout=60)
    return done.stdout.decode("utf-8").rstrip("\n")


class TheSameAsTheProgram(unittest.TestCase):
    def test_json(self):
        self.assertTrue(INPUTS)
        for path in INPUTS:
            with self.subTest(path):
                article = libshare.Article.open(path)
                self.assertEqual(article.json(article.post()), program("--json", path))

    def test_json_with_everything(self):
        for path in INPUTS:
            with self.subTest(path):
                article = libshare.Article.open(path, explain=True)
                got = article.json(article.post(), body=True, explain=True, ascii=True)
                self.assertEqual(got, program("--json=ascii", "--body", "--explain", path))

    def test_values_and_posts(self):
        for path in INPUTS:
            with self.subTest(path):
                article, wanted = libshare.Article.open(path), json.loads(program("--json", path))
                self.assertEqual(article.headline, wanted["headline"])
                self.assertEqual(list(article.tags), wanted["tags"])
                self.assertEqual(list(article.points), wanted["points"])
                post = article.post()
                self.assertEqual(post.text, wanted["post"]["text"])
                self.assertEqual(post.length(), wanted["post"]["counts"]["utf16"])
                self.assertEqual(list(post.hashtags), wanted["hashtags"])
                self.assertEqual(post.share_url, wanted["share_url"])

    def test_options(self):
        got = libshare.Article.open(INPUTS[0]).post(
            url="https://example.org/a", link=libshare.Link.COMMENT, max_tags=1, limit=200)
        wanted = json.loads(program("--json", "--url=https://example.org/a", "--link=comment",
                                    "--max-tags=1", "--limit=200", INPUTS[0]))
        self.assertEqual(got.text, wanted["post"]["text"])
        self.assertEqual(got.comment, wanted["post"]["comment"])
        self.assertEqual(list(got.shortened), wanted["post"]["shortened"])


class OnItsOwn(unittest.TestCase):
    def test_failures_have_a_code_and_a_place(self):
        with self.assertRaises(libshare.Error) as caught:
            libshare.Article("+++\ntitle = {\n+++\n", name="x.md")
        self.assertEqual((caught.exception.code, caught.exception.line, caught.exception.source),
                         ("syntax", 2, "x.md"))
        with self.assertRaises(libshare.Error) as caught:
            libshare.Article("").post()
        self.assertEqual(caught.exception.code, "no_headline")
        with self.assertRaises(ValueError):
            libshare.Article("x", format="word")

    def test_added_values_win(self):
        article = libshare.Article("# One\n\nA sentence.\n", format="markdown")
        article.add(libshare.Key.HEADLINE, "Two — « deux »")
        self.assertEqual(article.headline, "Two — « deux »")
        self.assertEqual(article.values(libshare.Key.HEADLINE)[0].origin, "caller")

    def test_a_post_outlives_its_article(self):
        post = libshare.Article("# One\n\nA sentence.\n", format="markdown").post()
        gc.collect()
        self.assertTrue(post.text.startswith("One"))

    def test_bytes_in_other_encodings(self):
        article = libshare.Article("# Größe\n\nEin Satz.\n".encode("windows-1252"),
                                   format="markdown", encoding="windows-1252")
        self.assertEqual(article.headline, "Größe")
        self.assertEqual(libshare.Article(b"# A\xff\n\nText.\n", format="markdown").warnings[0].code,
                         "ill_formed")

    def test_measures(self):
        family = "\U0001F469\u200D\U0001F469\u200D\U0001F467"
        self.assertEqual([libshare.measure(family, unit) for unit in libshare.Unit], [18, 8, 5, 1])

    def test_threads_read_one_article(self):
        article = libshare.Article.open(INPUTS[0])
        wanted, got = article.post().text, []
        threads = [threading.Thread(target=lambda: got.append(article.post().text))
                   for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(got, [wanted] * 8)


if __name__ == "__main__":
    unittest.main()
