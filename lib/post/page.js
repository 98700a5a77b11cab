// The share page, alive: counts, folds and copies what stands in the text area.
//
// The page is complete without this: the post, its numbers, the fold and the link to the share
// dialog are in the HTML. Here they follow the text while it is edited. The fold and the width of a
// line are those of wrap.c and boundary.c; tests/web compares the two over many languages.
(() => {
  "use strict";

  const main = document.querySelector("main");
  const find = (name) => document.getElementById(name);
  const field = find("text");
  const post = find("post");
  const status = find("status");
  const rules = main.dataset;
  const limit = Number(rules.limit);

  // ---- counting ----

  const segmenter = globalThis.Intl && Intl.Segmenter ? new Intl.Segmenter("en") : null;
  const clusters = (text) =>
    segmenter ? Array.from(segmenter.segment(text), (part) => part.segment) : Array.from(text);
  const measures = {
    bytes: (text) => new TextEncoder().encode(text).length,
    utf16: (text) => text.length,
    code_points: (text) => Array.from(text).length,
    graphemes: (text) => clusters(text).length,
  };
  const format = (number) => String(number);

  // ---- where lines break ----

  const wide = (c) =>
    (c >= 0x1100 && c <= 0x115f) || (c >= 0x2329 && c <= 0x232a) || (c >= 0x2e80 && c <= 0x303e) ||
    (c >= 0x3041 && c <= 0x33ff && (c < 0x3248 || c > 0x324f)) || (c >= 0x3400 && c <= 0x4dbf) ||
    (c >= 0x4e00 && c <= 0xa4cf) || (c >= 0xa960 && c <= 0xa97c) || (c >= 0xac00 && c <= 0xd7a3) ||
    (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe10 && c <= 0xfe19) || (c >= 0xfe30 && c <= 0xfe6b) ||
    (c >= 0xff01 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x16fe0 && c <= 0x18d08) ||
    (c >= 0x1aff0 && c <= 0x1b2fb) || (c >= 0x1f200 && c <= 0x1f265) || (c >= 0x20000 && c <= 0x3fffd);
  const none = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Zl}\p{Zp}\u1160-\u11ff\ud7b0-\ud7ff]$/u;
  const picture = /^\p{Emoji_Presentation}$/u;
  const half = (c) => c >= 0x1f1e6 && c <= 0x1f1ff;
  const width = (character) => {
    const c = character.codePointAt(0);
    if (c >= 0x20 && c < 0x7f) return 1;
    if (none.test(character)) return c === 0xad ? 1 : 0;
    return !half(c) && (wide(c) || picture.test(character)) ? 2 : 1;
  };
  const columnsOf = (cluster) => {
    const first = cluster.codePointAt(0);
    let emoji = half(first) || (first >= 0x203c && /^\p{Extended_Pictographic}/u.test(cluster));
    let sum = 0;
    for (const character of cluster) {
      emoji ||= character === "\ufe0f";
      sum += character === "\ufe0f" ? 2 : width(character);
    }
    return emoji ? Math.min(sum, 2) : sum;
  };

  const isBlank = (character) => /^[\p{Z}\t-\r\u0085]$/u.test(character);
  const isOpener = (character) =>
    /^[([{<\u00a1\u00ab\u00bf\u2018\u201a\u201c\u201e\u2039\uff08\uff3b\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a]$/.test(character);
  const isUnspaced = (character) =>
    /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\uff66-\uff9d\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005\u3007\u{20000}-\u{3ffff}]$/u.test(character);
  const leadsVowel = (character) => /^[\u0e40-\u0e44\u0ec0-\u0ec4]$/.test(character);
  const followsConsonant = (character) =>
    /^[\u0e2f-\u0e3a\u0e45-\u0e4e\u0eaf-\u0ebd\u0ec6-\u0ece]$/.test(character);
  const beginsNoLine = (character) =>
    /^[\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fc\u3005\u303b\u309d\u309e\u30fb\u30fd\u30fe\uff67-\uff70]$/.test(character) ||
    (/^\p{P}$/u.test(character) && !isOpener(character));
  const isWordBoundary = (before, after) => {
    if (isBlank(before) || isBlank(after)) return true;
    if (before === "\u2014" || after === "\u2014") return true;
    if (before === "\u2013" && !/^\p{Nd}$/u.test(after)) return true;
    if (!isUnspaced(before) && !isUnspaced(after)) return false;
    if (leadsVowel(before) || followsConsonant(after) || isOpener(before)) return false;
    return !beginsNoLine(after) && !/^\p{M}$/u.test(after);
  };
  const mayBegin = (before, after) => {
    if (before < "\u0080" && after < "\u0080") return before === " " && after !== " ";
    return isWordBoundary(before, after) && !isBlank(after);
  };

  // Where the line that starts at 'at' ends, and where the next one starts.
  const lineAt = (text, parts, starts, index, columns) => {
    let end = starts[index];
    let next = index;
    let used = 0;
    let before = "";
    let blankBefore = true;
    for (let i = index; i < parts.length; i++) {
      const part = parts[i];
      if (part === "\n") {
        return { end: blankBefore ? end : starts[i], next: i + 1 };
      }
      const first = String.fromCodePoint(part.codePointAt(0));
      const blank = first < "\u0080" ? first === " " : isBlank(first);
      if (blank && !blankBefore) {
        end = starts[i];
      } else if (!blank && i > index && mayBegin(before, first)) {
        next = i;
        if (!blankBefore) end = starts[i];
      }
      used += columnsOf(part);
      if (used > columns && !blank && i > index) {
        return next > index ? { end, next } : { end: starts[i], next: i };
      }
      blankBefore = blank;
      before = blank ? first : Array.from(part).pop();
    }
    return { end: blankBefore ? end : text.length, next: parts.length };
  };
  // How much of the text shows before "see more".
  const fold = (text, lines, columns) => {
    const parts = clusters(text.slice(0, 2000));
    const starts = [];
    let length = 0;
    for (const part of parts) {
      starts.push(length);
      length += part.length;
    }
    let index = 0;
    let shown = 0;
    for (let line = 0; line < lines && index < parts.length; line++) {
      const { end, next } = lineAt(text, parts, starts, index, columns);
      if (end > starts[index]) shown = end;
      index = next;
    }
    return index < parts.length || length < text.length ? shown : text.length;
  };

  // ---- drawing ----

  const device = () => document.querySelector("fieldset input:checked").value;
  let expanded = false;

  // Hashtags and addresses stand out, as they do in a feed.
  const paint = (parent, text) => {
    const marked = /(https?:\/\/[^\s]+)|([#\uff03][\p{L}\p{M}\p{Nd}_]+)/gu;
    let done = 0;
    for (const match of text.matchAll(marked)) {
      parent.append(text.slice(done, match.index));
      const mark = document.createElement("em");
      mark.textContent = match[0];
      parent.append(mark);
      done = match.index + match[0].length;
    }
    parent.append(text.slice(done));
  };
  const draw = () => {
    const text = field.value;
    const which = device();
    const shown = fold(text, Number(rules.lines), Number(rules[which]));
    const hidden = text.slice(shown).trim().length > 0;
    post.replaceChildren();
    paint(post, expanded || !hidden ? text : text.slice(0, shown));
    if (hidden) {
      const more = document.createElement("button");
      more.type = "button";
      more.id = "more";
      more.textContent = expanded ? "see less" : "\u2026see more";
      more.setAttribute("aria-expanded", String(expanded));
      post.append(" ", more);
    }
    const measure = measures[rules.unit];
    find("fold").textContent = hidden
      ? `Before \u201csee more\u201d: about ${format(measure(text.slice(0, shown)))} of ${format(measure(text))}.`
      : "All of it shows; nothing is behind \u201csee more\u201d.";
  };
  let wasOver = false;
  const count = () => {
    const text = field.value;
    const used = measures[rules.unit](text);
    find("used").textContent = format(used);
    find("meter").value = Math.min(used, limit);
    for (const name of Object.keys(measures)) {
      find(name).textContent = format(measures[name](text));
    }
    const over = used > limit;
    main.classList.toggle("over", over);
    field.setAttribute("aria-invalid", String(over));
    if (over !== wasOver) {
      say(over ? `Over the limit of ${limit}: shorten the text before you share it.` : "", "bad");
    }
    wasOver = over;
  };
  const update = () => {
    count();
    draw();
  };

  // ---- copying ----

  const say = (words, kind) => {
    status.className = kind;
    status.textContent = words;
  };
  const copySelection = (text) => {
    const helper = document.createElement("textarea");
    const focused = document.activeElement;
    helper.readOnly = true;
    helper.value = text;
    helper.className = "unseen";
    main.append(helper);
    helper.select();
    let copied = false;
    try {
      copied = document.execCommand("copy");
    } catch (error) {
      copied = false;
    }
    helper.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return copied;
  };
  const copy = (text, done) => {
    const tell = (copied) => {
      if (copied) {
        say(done, "good");
      } else {
        say("Not copied. The text is selected: copy it yourself.", "bad");
        field.focus();
        field.select();
      }
    };
    say("", "");
    if (!navigator.clipboard) {
      tell(copySelection(text));
      return;
    }
    navigator.clipboard.writeText(text).then(
      () => tell(true),
      () => tell(copySelection(text)),
    );
  };
  const copyPost = (done) => copy(field.value.trimEnd(), done);

  find("copy").addEventListener("click", () => copyPost("Copied."));
  // The link opens by itself; the copy must have begun before it does.
  const share = find("share");
  share.addEventListener("click", () => copyPost("Copied. Paste it into the share dialog."));
  share.addEventListener("auxclick", (event) => {
    if (event.button === 1) copyPost("Copied. Paste it into the share dialog.");
  });
  const comment = find("copy-comment");
  if (comment) {
    comment.addEventListener("click", () =>
      copy(find("comment").textContent, "The comment is copied."),
    );
  }

  post.addEventListener("click", (event) => {
    if (event.target.id !== "more") return;
    expanded = !expanded;
    draw();
    find("more").focus();
  });
  for (const input of document.querySelectorAll("fieldset input")) {
    input.addEventListener("change", draw);
  }
  field.addEventListener("input", update);
  field.readOnly = false;
  for (const part of document.querySelectorAll("[data-script]")) {
    part.hidden = part.dataset.script === "off";
  }
  update();
})();
