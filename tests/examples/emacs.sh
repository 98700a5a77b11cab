# emacs.sh - examples/editors/emacs in a real Emacs: the post in the buffer is the program's own, and
# every failure is said where it belongs. The file compiles without a warning.
. "$(dirname "$0")/lib.sh"
needs emacs emacs-nox
file=$examples/editors/emacs/sharepost.el
cp "$file" .

cat >test.el <<'LISP'
;; -*- lexical-binding: t; -*-
(setq load-prefer-newer t)
(load (expand-file-name "sharepost.elc") nil t)
(defvar dir (file-name-as-directory (getenv "FIXTURES")))
(defvar wrong nil)
(defvar opened nil)
(defvar said nil)
(defun note (format &rest arguments)
  (when format (push (apply #'format-message format arguments) said)))
(advice-add 'message :before #'note)
(defun browse (url &rest _) (push url opened))
(setq browse-url-browser-function #'browse
      kill-ring nil
      sharepost-program (getenv "PROGRAM"))
(defun equal-to (want got &optional what)
  (unless (equal want got)
    (push (format "%s: wanted %S, got %S" what want got) wrong)))
(defun has (part text)
  (unless (and text (string-match-p (regexp-quote part) text))
    (push (format "no %S in %S" part text) wrong)))
(defun bytes (name)
  (with-temp-buffer
    (let ((coding-system-for-read 'utf-8-unix)) (insert-file-contents (concat dir name)))
    (buffer-string)))
(defun edit (name)
  (let ((coding-system-for-read 'utf-8-unix))
    (switch-to-buffer (find-file-noselect (concat dir "posts/" name ".md")))))
(defvar sent 0)
(defun share (&optional start end)
  (let ((before (buffer-list)) (limit (+ (float-time) 15)) (post nil))
    (sharepost-share (or start (point-min)) (or end (point-max)))
    (setq sent (float-time))
    (while (and (< (float-time) limit) (not post) (not sharepost-last-error))
      (accept-process-output nil 0.02)
      (dolist (buffer (buffer-list))
        (when (and (not (memq buffer before)) (string-prefix-p "*post*" (buffer-name buffer)))
          (setq post buffer))))
    (unless (or post sharepost-last-error) (push (format "no answer for %s" (buffer-name)) wrong))
    (when post (set-buffer post))))

(dolist (name '("plain" "torture" "warned" "-dash" "long"))
  (edit name)
  (let ((article (current-buffer)) (text (buffer-string)))
    (share)
    (equal-to (bytes (concat name ".post")) (buffer-string) name)
    (equal-to nil opened name)
    (equal-to nil kill-ring name)
    (equal-to (format "%d/3000" (alist-get 'length (alist-get 'post sharepost--answer)))
              (sharepost-count))
    (call-interactively #'sharepost-publish)
    (equal-to (list (bytes (concat name ".post"))) (mapcar #'substring-no-properties kill-ring) name)
    (equal-to (list (bytes (concat name ".url"))) opened name)
    (setq kill-ring nil opened nil)
    (with-current-buffer article
      (equal-to text (buffer-string) "the article is as it was")
      (equal-to nil (buffer-modified-p)))))

;; A buffer that was never written, and a part of it
(switch-to-buffer (get-buffer-create "new"))
(insert "# One\n\nFirst.\n# Two headings\n\nThe second text is here.\n")
(goto-char (point-min)) (forward-line 3)
(share (point) (point-max))
(equal-to "Two headings" (car (split-string (buffer-string) "\n")))
(delete-region (point-min) (line-end-position))
(insert "Edited 👍🏽")
(call-interactively #'sharepost-copy)
(has "Edited 👍🏽" (car kill-ring))
(equal-to nil opened)
(setq kill-ring nil)
(insert (make-string 1501 ?🧪))
(dolist (words '("Too long: 30" "The post is empty"))
  (has words (condition-case failure (progn (call-interactively #'sharepost-publish) "none")
               (user-error (cadr failure))))
  (erase-buffer))
(equal-to '(nil nil) (list kill-ring opened))

;; An error has a place, also when what was handed over starts further down
(edit "bad")
(goto-char (point-max))
(share)
(has "not valid JSON" sharepost-last-error)
(equal-to '(3 5) (list (line-number-at-pos) (current-column)))
(goto-char (point-min)) (insert "x\ny\n")
(let ((start (point))) (goto-char (point-max)) (share start (point-max)))
(equal-to 5 (line-number-at-pos))
(goto-char (point-max))
(next-error 1 t)
(equal-to "bad.md" (buffer-name))
(equal-to '(5 5) (list (line-number-at-pos) (current-column)) "next-error")
(equal-to "none" (condition-case nil (progn (next-error) "moved") (user-error "none")))
(edit "empty")
(share)
(has "headline" sharepost-last-error)
(edit "warned")
(share)
(with-current-buffer "*sharepost problems*" (has "warning: the front matter" (buffer-string)))
(edit "plain")
(let ((sharepost-arguments '("--limit=20"))) (share))
(has "limit is 20" sharepost-last-error)

;; Arguments and folder, seen from the program
(let ((hostile "--headline=a; touch hacked $(touch hacked)"))
  (edit "-dash")
  (let ((sharepost-program (concat dir "programs/recorder"))
        (sharepost-base-url "https://example.org/x/")
        (sharepost-arguments (list "--max-tags=1" hostile)))
    (share))
  (equal-to (format "--json\n--name=-dash.md\n--base-url=https://example.org/x/\n--max-tags=1\n%s\n-\n" hostile)
            (bytes "arguments"))
  (has (substring hostile 11) (buffer-string))
  (equal-to (concat (file-truename dir) "posts\n") (bytes "folder")))

;; A program that is missing, silent, out of its mind
(pcase-dolist (`(,program ,words) '(("no-such-program" "sharepost-program") ("nonsense" "exit 3: it broke")
                                    ("mute" "no JSON") ("hang" "within 0.4 s")))
  (edit "long")
  (let ((sharepost-program (if (equal program "no-such-program") program (concat dir "programs/" program)))
        (sharepost-timeout (if (equal program "hang") 0.4 10))
        (start (float-time)))
    (share)
    (has words sharepost-last-error)
    (when (> (- (float-time) start) 5) (push (format "%s took too long" program) wrong))))
(equal-to nil (seq-filter (lambda (b) (string-prefix-p " *sharepost" (buffer-name b))) (buffer-list))
          "buffers left over")

;; No browser: the address is said whole
(edit "torture")
(share)
(setq browse-url-browser-function (lambda (&rest _) (error "No browser")))
(call-interactively #'sharepost-publish)
(has (concat "not opened (No browser): " (bytes "torture.url")) (car said))
(equal-to (bytes "torture.post") (substring-no-properties (car kill-ring)))

(let ((coding-system-for-write 'utf-8-unix))
  (write-region (mapconcat #'identity (nreverse wrong) "\n") nil (concat dir "errors")))
LISP
emacs --batch -Q --eval '(setq byte-compile-error-on-warn t)' -f batch-byte-compile sharepost.el \
    >log 2>&1 || { bad 'it does not compile without warnings'; cat log; }
emacs --batch -Q --eval '(progn (require (quote checkdoc)) (checkdoc-file "sharepost.el"))' >log 2>&1
[ ! -s log ] || { bad checkdoc; cat log; }
trap '' PIPE # as an Emacs with a screen does; only in batch mode it dies of a program that does not read
for locale in C.UTF-8 C; do # an Emacs without a locale does not change the text either
    rm -f errors
    LC_ALL=$locale timeout 120 emacs --batch -Q -l test.el </dev/null >log 2>&1 ||
        { bad "emacs, LC_ALL=$locale: exit $?"; tail -n 20 log; }
    [ -f errors ] || bad 'emacs did not come to the end'
    [ ! -s errors ] || { bad "emacs, LC_ALL=$locale"; head -c 5000 errors; }
done
[ ! -e posts/hacked ] || bad 'a shell saw the arguments'
verdict
