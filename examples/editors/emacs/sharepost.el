;;; sharepost.el --- Share the article in the buffer on LinkedIn  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: convenience, text
;; URL: https://example.org/libshare

;;; Commentary:

;; `M-x sharepost-share' makes the post that shares the article in the
;; buffer, or in the region when it is active, and shows it in a buffer of
;; its own.  There it may be edited; the header line counts as the network
;; does.  Nothing is copied or opened until you say so:
;;
;;   C-c C-c   copy the post (as `kill-new' does), then open the share page
;;             (as `browse-url' does): paste there
;;   C-c C-w   copy the post
;;   C-c C-k   put the buffer away; the post stays in it
;;
;; A post over the limit is not copied.  The article's buffer need not be
;; saved, and is never changed.
;;
;; The program sharepost does the work; it has to be installed.  It runs in
;; the folder of the file, without a shell, while Emacs goes on.
;;
;; When something is wrong, point moves to the place of the error.  All
;; errors and warnings stand in the buffer *sharepost problems*, where RET
;; and `next-error' go to their places.
;;
;; To install, put this file on your `load-path' and
;;
;;   (autoload 'sharepost-share "sharepost" nil t)
;;   (global-set-key (kbd "C-c s") #'sharepost-share)
;;
;; An Emacs started from a desktop often has a shorter PATH than a shell:
;; then set `sharepost-program' to where the program is.  The other
;; settings: M-x customize-group RET sharepost.

;;; Code:

(require 'browse-url)
(require 'subr-x)

(defgroup sharepost nil
  "Share the article in the buffer."
  :group 'convenience
  :prefix "sharepost-")

(defcustom sharepost-program "sharepost"
  "The program, or where it is."
  :type 'string)

(defcustom sharepost-arguments nil
  "Further arguments, such as (\"--max-tags=3\" \"--link=comment\")."
  :type '(repeat string))

(defcustom sharepost-base-url nil
  "Where the article will stand, for its links."
  :type '(choice (const :tag "Nothing is known" nil) string))

(defcustom sharepost-timeout 10
  "Seconds to wait for an answer."
  :type 'number)

(defvar sharepost-last-error nil
  "What was complained about last, for programs.")

(defvar-local sharepost--answer nil
  "In the buffer of a post, the object that the program answered.")

(defvar-local sharepost--article nil
  "In the buffer of problems, the buffer of the article.")

(defun sharepost--complain (format &rest arguments)
  "Say FORMAT with ARGUMENTS, and remember it as an error."
  (setq sharepost-last-error (apply #'format format arguments))
  (message "sharepost: %s" sharepost-last-error))

;;;; Asking the program

(defun sharepost--arguments ()
  "The command line for the current buffer, without the program."
  (let* ((name (and buffer-file-name (file-name-nondirectory buffer-file-name)))
         (format (cond ((derived-mode-p 'markdown-mode) "markdown")
                       ((derived-mode-p 'html-mode 'mhtml-mode) "html"))))
    `("--json"
      ,@(and name (list (concat "--name=" name)))
      ,@(and format (not (and name (file-name-extension name)))
             (list (concat "--format=" format)))
      ,@(and sharepost-base-url (list (concat "--base-url=" sharepost-base-url)))
      ,@sharepost-arguments
      "-")))

(defun sharepost--parse (buffer)
  "The object in BUFFER as an alist, or nil when there is none."
  (with-current-buffer buffer
    (goto-char (point-min))
    (let ((answer (ignore-errors
                    (json-parse-buffer :object-type 'alist :array-type 'list
                                       :null-object nil :false-object nil))))
      (and (consp answer) (eql (alist-get 'schema answer) 1) answer))))

(defun sharepost--finish (process article line)
  "Take what PROCESS answered about ARTICLE, whose text began at LINE."
  (let* ((out (process-buffer process))
         (err (process-get process 'errors))
         (answer (sharepost--parse out))
         (words (with-current-buffer err (string-trim (buffer-string)))))
    (kill-buffer out)
    (kill-buffer err)
    (cond
     ((process-get process 'late)
      (sharepost--complain "no answer within %s s" sharepost-timeout))
     (answer (sharepost--take answer article line))
     (t (sharepost--complain "no JSON came back, exit %s: %s"
                             (process-exit-status process)
                             (replace-regexp-in-string "[[:cntrl:]]+" " " words))))))

(defun sharepost--start (program text article line)
  "Hand TEXT to PROGRAM; what it answers is about ARTICLE from LINE on."
  (let* ((coding-system-for-read 'utf-8-unix)
         (coding-system-for-write 'utf-8-unix)
         (process-connection-type nil)
         (err (generate-new-buffer " *sharepost errors*" t))
         (complaints (make-pipe-process :name "sharepost complaints" :buffer err
                                        :noquery t :sentinel #'ignore))
         (process
          (make-process
           :name "sharepost" :noquery t :connection-type 'pipe :stderr complaints
           :buffer (generate-new-buffer " *sharepost*" t)
           :command (cons program (sharepost--arguments))
           :sentinel (lambda (process _event)
                       (unless (process-live-p process)
                         (when-let ((timer (process-get process 'timer)))
                           (cancel-timer timer))
                         (accept-process-output complaints 0.1)
                         (delete-process complaints)
                         (sharepost--finish process article line))))))
    (process-put process 'errors err)
    (process-put process 'timer
                 (run-at-time sharepost-timeout nil
                              (lambda ()
                                (process-put process 'late t)
                                (delete-process process))))
    ;; A program that ends before it has read everything is heard in the sentinel.
    (ignore-errors
      (process-send-string process text)
      (process-send-eof process))
    process))

;;;###autoload
(defun sharepost-share (start end)
  "Make the post that shares the article from START to END, and show it.
Interactively this is the region when it is active, else the buffer."
  (interactive (if (use-region-p)
                   (list (region-beginning) (region-end))
                 (list (point-min) (point-max))))
  (setq sharepost-last-error nil)
  (let ((program (executable-find sharepost-program)))
    (if (not program)
        (sharepost--complain "there is no program \"%s\": `sharepost-program' says where it is"
                             sharepost-program)
      (sharepost--start (expand-file-name program)
                        (buffer-substring-no-properties start end)
                        (current-buffer)
                        (line-number-at-pos start t)))))

;;;; The answer

(defun sharepost--line (problem)
  "The line of PROBLEM in what was handed over, or nil.
An article that cannot be used, 65, has a place even where the program
names none: its start."
  (or (alist-get 'line problem)
      (and (eql (alist-get 'exit problem) 65) 1)))

(defun sharepost--go (article line column)
  "Go to LINE and COLUMN, in bytes of UTF-8, both from 1, of ARTICLE."
  (pop-to-buffer article)
  (push-mark nil t)
  (widen)
  (goto-char (point-min))
  (forward-line (1- line))
  (let* ((text (buffer-substring-no-properties (point) (line-end-position)))
         (bytes (encode-coding-string text 'utf-8-unix))
         (before (substring bytes 0 (min (1- column) (length bytes)))))
    (forward-char (length (decode-coding-string before 'utf-8-unix)))))

(defun sharepost--list (article problems first-line)
  "List the PROBLEMS of ARTICLE, whose text began at FIRST-LINE."
  (with-current-buffer (get-buffer-create "*sharepost problems*")
    (let ((inhibit-read-only t))
      (erase-buffer)
      (sharepost-problems-mode)
      (setq sharepost--article article)
      (pcase-dolist (`(,kind . ,problem) problems)
        (let ((line (sharepost--line problem)))
          (insert (propertize
                   (format "%s%s: %s\n" (if line (format "%d: " (+ line first-line -1)) "")
                           kind (alist-get 'message problem))
                   'sharepost-place
                   (and line (cons (+ line first-line -1)
                                   (or (alist-get 'column problem) 1))))))))
    (goto-char (point-min))
    (setq next-error-last-buffer (current-buffer))))

(defun sharepost--take (answer article first-line)
  "Show ANSWER, which is about ARTICLE from FIRST-LINE on."
  (let* ((failure (alist-get 'error answer))
         (warnings (alist-get 'warnings answer))
         (problems (append (and failure (list (cons "error" failure)))
                           (mapcar (lambda (warning) (cons "warning" warning)) warnings))))
    (when problems
      (sharepost--list article problems first-line))
    (cond
     ((not failure)
      (sharepost--show answer)
      (when warnings
        (message "sharepost: %d warning(s), `next-error' goes there" (length warnings))))
     (t
      (when (and (sharepost--line failure) (buffer-live-p article))
        (sharepost--go article (+ (sharepost--line failure) first-line -1)
                       (or (alist-get 'column failure) 1)))
      (sharepost--complain "%s" (alist-get 'message failure))))))

(defun sharepost-visit-problem ()
  "Go to the place of the problem at point."
  (interactive)
  (let ((place (get-text-property (line-beginning-position) 'sharepost-place)))
    (if (and place (buffer-live-p sharepost--article))
        (sharepost--go sharepost--article (car place) (cdr place))
      (user-error "This problem has no place"))))

(defun sharepost--next-error (count reset)
  "Go COUNT problems on, from the first one with RESET."
  (with-current-buffer (get-buffer "*sharepost problems*")
    (if reset
        (goto-char (point-min))
      (when (> (abs (forward-line count)) 0)
        (user-error "No more problems")))
    (when (eobp)
      (user-error "No more problems"))
    (sharepost-visit-problem)))

(defvar sharepost-problems-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "RET") #'sharepost-visit-problem)
    map)
  "Keys in the buffer of problems.")

(define-derived-mode sharepost-problems-mode special-mode "Problems"
  "What is wrong with an article."
  (setq next-error-function #'sharepost--next-error))

;;;; The post, shown

(defvar sharepost-post-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "C-c C-c") #'sharepost-publish)
    (define-key map (kbd "C-c C-w") #'sharepost-copy)
    (define-key map (kbd "C-c C-k") #'quit-window)
    map)
  "Keys in the buffer of a post.")

(define-derived-mode sharepost-post-mode text-mode "Post"
  "A post, to be looked at, edited, copied and published."
  (setq header-line-format
        '(" " (:eval (sharepost-count))
          "   C-c C-c copy and open   C-c C-w copy   C-c C-k away"))
  (visual-line-mode 1))

(defun sharepost--show (answer)
  "Show the post of ANSWER in a buffer of its own."
  (let ((buffer (generate-new-buffer "*post*")))
    (with-current-buffer buffer
      (insert (alist-get 'text (alist-get 'post answer)))
      (goto-char (point-min))
      (sharepost-post-mode)
      (setq sharepost--answer answer))
    (pop-to-buffer buffer)))

(defun sharepost-text ()
  "The post in the current buffer, without the line ends after it."
  (string-trim-right (buffer-substring-no-properties (point-min) (point-max)) "\n+"))

(defun sharepost-measure (text unit)
  "The length of TEXT in UNIT: bytes, utf16 or code_points."
  (pcase unit
    ("bytes" (string-bytes text))
    ("utf16" (/ (length (encode-coding-string text 'utf-16le)) 2))
    (_ (length text))))

(defun sharepost-count ()
  "How long the post in the current buffer is, of how much."
  (let ((post (alist-get 'post sharepost--answer)))
    (format "%d/%d" (sharepost-measure (sharepost-text) (alist-get 'unit post))
            (alist-get 'limit post))))

(defun sharepost--check ()
  "The text of the current buffer; an error when it cannot be posted."
  (let* ((post (alist-get 'post sharepost--answer))
         (unit (alist-get 'unit post))
         (text (sharepost-text))
         (length (sharepost-measure text unit)))
    (cond ((not post) (user-error "This is not the buffer of a post"))
          ((string-empty-p text) (user-error "The post is empty"))
          ((> length (alist-get 'limit post))
           (user-error "Too long: %d of %d %s" length (alist-get 'limit post) unit)))
    text))

(defun sharepost-copy ()
  "Copy the post in the current buffer."
  (interactive)
  (kill-new (sharepost--check))
  (message "Copied %s" (sharepost-count)))

(defun sharepost-publish ()
  "Copy the post in the current buffer, then open the share page."
  (interactive)
  (let ((url (alist-get 'share_url sharepost--answer)))
    (sharepost-copy)
    (if (not (string-match-p "\\`https://[]A-Za-z0-9._~:/?#@!*+,;=%&[-]+\\'" (or url "")))
        (message "Copied; there is no address to open")
      (message "Copied; opening %s" url)
      (condition-case failure
          (browse-url url)
        (error (message "Copied; not opened (%s): %s" (error-message-string failure) url))))))

(provide 'sharepost)
;;; sharepost.el ends here
