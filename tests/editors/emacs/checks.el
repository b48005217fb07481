;;; checks.el --- Runs inside Emacs; prints a line per check and ends with 1 when one failed  -*- lexical-binding: t; -*-

(require 'bytecomp)
(require 'sipstack)

(defconst root (getenv "SIPSTACK_ROOT"))
(defconst failing-code "0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)")
(defconst script "sipstack-fix-ntlm-minimum-security")
(defvar failures 0)

(defmacro check (name &rest body)
  (declare (indent 1))
  `(condition-case error
       (progn ,@body (princ (format "ok Emacs %s: %s\n" emacs-version ,name)))
     (error (setq failures (1+ failures))
            (princ (format "not ok Emacs %s: %s\n    %S\n" emacs-version ,name error)))))

(defmacro eventually (what condition)
  "Wait until CONDITION gives something and return it."
  `(let ((end (+ (float-time) 30)) result)
     (while (not (setq result ,condition))
       (when (> (float-time) end) (error "Waited in vain: %s" ,what))
       (accept-process-output nil 0.02))
     result))

(defun equals (actual expected)
  (unless (equal actual expected) (error "Expected %S, got %S" expected actual)))

(defun text-of (file)
  "The text of FILE without carriage returns."
  (with-temp-buffer
    (let ((coding-system-for-read 'utf-8-dos)) (insert-file-contents file))
    (buffer-string)))

(defun finding ()
  "The finding at the failing code."
  (save-excursion
    (goto-char (point-min))
    (search-forward failing-code)
    (car (flymake-diagnostics (- (point) 5)))))

(check "the file compiles without a warning"
  (let ((byte-compile-error-on-warn t) (byte-compile-dest-file-function (lambda (_) (expand-file-name "sipstack.elc"))))
    (equals (byte-compile-file (expand-file-name "clients/emacs/sipstack.el" root)) t)))

(check "every sample is recognised as the server does"
  (let ((seen 0))
    (dolist (line (split-string (text-of (expand-file-name "tests/Cases/sniffed.tsv" root)) "\n" t))
      (pcase-let ((`(,name ,kind) (split-string line "\t")))
        (unless (equal name "case")
          (with-temp-buffer
            (insert-file-contents (expand-file-name (format "tests/Cases/%s/trace.log" name) root))
            (unless (eq (sipstack-trace-p) (not (equal kind "None"))) (error "%s" name)))
          (setq seen (1+ seen)))))
    (unless (> seen 80) (error "Samples seen: %d" seen))))

(check "a trace is recognised by its content, another log is not"
  (equals (buffer-local-value 'major-mode (find-file-noselect "two-records.log")) 'sipstack-log-mode)
  (unless (not (eq (buffer-local-value 'major-mode (find-file-noselect "web.log")) 'sipstack-log-mode)) (error "A web server's log")))

(setq eglot-sync-connect 30 eglot-confirm-server-edits nil)
(find-file "two-records.log")

(check "the finding stands at exactly the code"
  (apply #'eglot (eglot--guess-contact))
  (flymake-start)
  (let ((found (eventually "a finding" (finding))))
    (equals (length (flymake-diagnostics)) 2)
    (equals (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found)) failing-code)
    (equals (flymake-diagnostic-type found) 'eglot-error)
    (unless (string-search "NTLM: the client offers no 128-bit session security, this server demands it. [proven]" (flymake-diagnostic-text found))
      (error "%s" (flymake-diagnostic-text found)))))

(check "hovering over the code says why it failed"
  (goto-char (flymake-diagnostic-beg (finding)))
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (eventually "the hover" shown)
    (unless (string-search "the client offers no 128-bit session security, this server demands it." shown) (error "%s" shown))))

(check "a bare code gets its name as a hint"
  (eglot-inlay-hints-mode 1)
  (eglot--update-hints (point-min) (point-max))
  (eventually "the hint"
              (cl-some (lambda (overlay)
                         (and (overlay-get overlay 'eglot--inlay-hint)
                              (string-search "SEC_E_UNSUPPORTED_FUNCTION" (or (overlay-get overlay 'before-string) (overlay-get overlay 'after-string)))))
                       (overlays-in (point-min) (point-max)))))

(check "the outline has the call with its outcome"
  (unless (string-match-p "REGISTER" (format "%S" (mapcar #'car (eglot-imenu)))) (error "%S" (eglot-imenu))))

(check "the failing code is coloured without a server, too"
  (font-lock-ensure)
  (let ((faces (get-text-property (flymake-diagnostic-beg (finding)) 'face)))
    (unless (memq 'error (ensure-list faces)) (error "%S" faces))))

(check "the quick fix creates script and text beside the log, with the bytes of the product"
  (let* ((found (finding))
         (actions (eglot-code-actions (flymake-diagnostic-beg found) (flymake-diagnostic-end found) "quickfix"))
         (action (or (cl-find-if (lambda (each) (string-suffix-p "(lowers security)" (plist-get each :title))) actions)
                     (error "%S" (mapcar (lambda (each) (plist-get each :title)) actions)))))
    (eglot-execute (eglot-current-server) action)
    (eventually "the files" (and (file-exists-p (concat script ".ps1")) (file-exists-p (concat script ".md"))))
    (equals (text-of (concat script ".ps1"))
            (text-of (expand-file-name (format "server/SipStack.Knowledge/Data/remedies/ntlm-minimum-security/%s.ps1" script) root)))
    (unless (string-search "line 21" (text-of (concat script ".md"))) (error "The text names no evidence"))
    (eventually "the text is shown" (find-buffer-visiting (concat script ".md")))
    (equals (text-of "two-records.log") (text-of (expand-file-name "tests/Cases/article-two-records/trace.log" root)))
    (switch-to-buffer (find-buffer-visiting "two-records.log"))))

(check "the ladder diagram is shown in a buffer of its own"
  (sipstack-ladder)
  (with-current-buffer "*SIPStack ladder*"
    (unless (string-search "401 Unauthorized ✗" (buffer-string)) (error "%s" (buffer-string)))))

(check "a code is explained"
  (sipstack-explain "0xC3E93EE4")
  (with-current-buffer "*SIPStack code*"
    (unless (string-search "one side demands NTLM session security" (buffer-string)) (error "%s" (buffer-string)))))

(check "the server ends with its client"
  (let ((process (jsonrpc--process (eglot-current-server))))
    (eglot-shutdown (eglot-current-server))
    (eventually "the end" (not (process-live-p process)))))

(kill-emacs (if (> failures 0) 1 0))
