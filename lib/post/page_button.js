// The button that a site puts under an article: see docs/share-page.md.
//
// The link opens the share dialog by itself; all that is done here is to start the copy before it
// does. That order is the point: once the new tab has taken the focus, the clipboard is refused.
// Nothing is prevented, so with scripts off or blocked the link and the text below it still work.
(() => {
  "use strict";

  const wire = (root) => {
    const find = (name) => root.querySelector(".share-post-" + name);
    const link = find("link");
    const details = find("details");
    const field = find("text");
    const status = find("status");
    const app = find("app");
    const text = field.defaultValue;

    const select = () => {
      details.open = true;
      field.focus({ preventScroll: true });
      field.setSelectionRange(0, field.value.length);
    };
    // The way for pages without https, where there is no navigator.clipboard.
    const copySelection = () => {
      const open = details.open;
      const focused = document.activeElement;
      select();
      let copied = false;
      try {
        copied = document.execCommand("copy");
      } catch (error) {
        copied = false;
      }
      if (copied) {
        details.open = open;
        if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
      }
      return copied;
    };
    const tell = (copied) => {
      status.textContent = copied ? root.dataset.copied : root.dataset.failed;
      if (!copied) select();
    };
    const copy = () => {
      status.textContent = "";
      if (!navigator.clipboard) {
        tell(copySelection());
        return;
      }
      navigator.clipboard.writeText(text).then(
        () => tell(true),
        () => tell(copySelection()),
      );
    };

    link.addEventListener("click", copy);
    link.addEventListener("auxclick", (event) => {
      if (event.button === 1) copy();
    });
    if (navigator.share) {
      app.addEventListener("click", () => {
        const url = root.dataset.url;
        navigator.share(url ? { text, url } : { text }).catch(() => {});
      });
      app.hidden = false;
    }
    for (const part of root.querySelectorAll("[data-script]")) {
      part.hidden = part.dataset.script === "off";
    }
  };

  for (const root of document.querySelectorAll(".share-post:not([data-ready])")) {
    root.dataset.ready = "";
    wire(root);
  }
})();
