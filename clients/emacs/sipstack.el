;;; sipstack.el --- SIPStack trace logs of Lync and Skype for Business Server  -*- lexical-binding: t; -*-

;; Author: The SipStack authors
;; Version: 0.1.0
;; Package-Requires: ((emacs "29.1") (eglot "1.16"))
;; Keywords: tools, comm
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; A mode for SIPStack traces.  It recognises them by their content and tells
;; eglot to use the sipstack language server, which marks what failed and says
;; why.  To start the server with every trace:
;;
;;   (require 'sipstack)
;;   (add-hook 'sipstack-log-mode-hook #'eglot-ensure)

;;; Code:

(require 'eglot)

(defgroup sipstack nil
  "SIPStack trace logs."
  :group 'tools)

(defcustom sipstack-command '("sipstack" "lsp")
  "The program of the language server and its arguments."
  :type '(repeat string))

;;; Recognition

(defconst sipstack--sniff-length (* 64 1024)
  "How much of a text is looked at, in characters.")

(rx-define sipstack--blank (any " \t\u00a0\u2000-\u200b\u202f\u3000"))

(rx-define sipstack--dash (any "-" "\u2010-\u2015"))

;; What a paste puts before a line: a byte order mark, indentation, a number,
;; marks of lists and of quoted mails.
(rx-define sipstack--start
  (seq line-start (opt "\ufeff") (* sipstack--blank)
       (opt (repeat 1 6 digit) (any ".:)") (or (+ sipstack--blank) line-end))
       (* (or (seq (any "*\u2022\u00b7-") sipstack--blank) (seq (+ ">") sipstack--blank)) (* sipstack--blank))))

(defconst sipstack--header-or-message
  (rx sipstack--start
      (or
       ;; OCSLogger and the Centralized Logging Service; a client's own log; Avaya Contact Center.
       (seq "TL_" (or "FATAL" "ERROR" "WARN" "INFO" "VERBOSE" "NOISE") "(")
       (seq digit digit "/" digit digit "/" (= 4 digit) "|" digit digit ":" digit digit ":" digit digit "." (= 3 digit))
       (seq digit digit "/" digit digit "/" (= 4 digit) "-" digit digit ":" digit digit ":" digit digit "." (= 3 digit) (* (any " \t")) "[0x")
       ;; Start lines of messages, and a record that has lost its header.
       (seq "SIP/2.0" (+ (any " \t")) (any "1-6") digit digit (or (any " \t\r") line-end))
       (seq (repeat 3 16 (any "A-Z")) (+ " ") (+ (not (any " \t\n"))) (+ (any " \t")) "SIP/2.0")
       (seq (or "REGISTER" "INVITE" "ACK" "BYE" "CANCEL" "OPTIONS" "SUBSCRIBE" "NOTIFY" "MESSAGE" "INFO" "REFER" "UPDATE"
                "PRACK" "PUBLISH" "SERVICE" "BENOTIFY" "NEGOTIATE")
            (+ " ") (or "sip:" "sips:" "tel:"))
       "$$begin_record"))
  "Lines that only traces have, told by capital letters.")

(defconst sipstack--key
  (rx sipstack--start
      (or
       (seq (or "start-line" "trace-correlation-id" "instance-id" "logtype" "severity" "result-code" "sip-start-line") ":")
       (seq "direction:" (* (any " \t")) (or "incoming" "outgoing"))
       ;; A paste may have made dashes of hyphens.
       (seq "ms" sipstack--dash (opt "client" sipstack--dash) "diagnostics" (opt sipstack--dash "public") (* (any " \t")) (or ":" line-end))
       (seq (repeat 1 6 digit) (opt "." (+ digit)) (* (any " \t")) ";" (* (any " \t")) "reason" (* (any " \t")) "=")))
  "Keys of records and names of diagnostics headers, in any case.")

(defun sipstack-trace-p ()
  "Whether the beginning of the current buffer is that of a trace.
The server's TraceSniffer is the measure of what counts; tests run both over the
same samples."
  (save-excursion
    (let ((end (min (point-max) (+ (point-min) sipstack--sniff-length))))
      (cl-flet ((found (regexp any-case)
                  (goto-char (point-min))
                  (let ((case-fold-search any-case))
                    (re-search-forward regexp end t))))
        (and (or (found sipstack--header-or-message nil) (found sipstack--key t)) t)))))

(defun sipstack-trace-file-p ()
  "Whether the buffer is a trace whose file name does not say otherwise."
  (and buffer-file-name
       (member (file-name-extension (downcase buffer-file-name)) '(nil "log" "txt" "uccapilog"))
       (sipstack-trace-p)))

;;; The mode

(defconst sipstack-font-lock-keywords
  `((,(rx line-start (group "TL_ERROR") "(" (group (+ (any "A-Z_")))) (1 'error) (2 font-lock-type-face))
    (,(rx line-start (group "TL_" (+ (any "A-Z"))) "(" (group (+ (any "A-Z_")))) (1 font-lock-keyword-face) (2 font-lock-type-face))
    (,(rx (or line-start (seq line-start "Start-Line: ")) (group (+ (any "A-Z"))) " " (group (or "sip" "sips" "tel") ":" (+ (not (any " \t\n")))) " SIP/2.0")
     (1 font-lock-function-name-face) (2 font-lock-string-face))
    (,(rx (or line-start (seq line-start "Start-Line: ")) "SIP/2.0 " (group (any "4-6") digit digit (* nonl))) (1 'warning))
    (,(rx (or line-start (seq line-start "Start-Line: ")) "SIP/2.0 " (group (any "1-3") digit digit (* nonl))) (1 font-lock-constant-face))
    (,(rx line-start (or "ms-diagnostics" "ms-diagnostics-public" "ms-client-diagnostics") ":" (* " ") (group (+ digit))) (1 'error prepend))
    ;; A result code fails when its severity bit is set.
    (,(rx (group "0x" (any "89A-Fa-f") (= 7 xdigit) (opt "(" (+ (any "A-Z0-9_")) ")"))) (1 'error prepend))
    (,(rx "gssapi-data=\"" (group (* (not (any "\"\n"))))) (1 'shadow))
    (,(rx line-start (group (any "A-Za-z$") (+ (any "A-Za-z0-9-"))) ":") (1 font-lock-variable-name-face)))
  "What a line shows by itself; the server knows more.")

;;;###autoload
(define-derived-mode sipstack-log-mode text-mode "SIPStack"
  "Mode for SIPStack traces."
  (setq-local font-lock-defaults '(sipstack-font-lock-keywords t))
  (setq-local truncate-lines t))

(put 'sipstack-log-mode 'eglot-language-id "sipstack-log")

;;;###autoload
(add-to-list 'magic-mode-alist '(sipstack-trace-file-p . sipstack-log-mode))

(defun sipstack--contact (&rest _)
  "How eglot starts the server."
  sipstack-command)

(add-to-list 'eglot-server-programs '(sipstack-log-mode . sipstack--contact))

;;; Commands

(defun sipstack--execute (command argument)
  "Have the server execute COMMAND with ARGUMENT and return its result."
  (jsonrpc-request (or (eglot-current-server) (user-error "No server is attached to this buffer"))
                   :workspace/executeCommand
                   (list :command (concat "sipstack.server." command) :arguments (vector argument))))

(defun sipstack--show (name text mode)
  "Show TEXT in a buffer called NAME, with MODE."
  (with-current-buffer (get-buffer-create name)
    (let ((inhibit-read-only t))
      (erase-buffer)
      (insert text)
      (goto-char (point-min))
      (funcall mode)
      (setq buffer-read-only t))
    (display-buffer (current-buffer))))

(defun sipstack-ladder ()
  "Show the ladder diagram of the call at point."
  (interactive)
  (let ((argument (list :uri (eglot-path-to-uri buffer-file-name) :line (1- (line-number-at-pos nil t)) :format "text")))
    (sipstack--show "*SIPStack ladder*" (plist-get (sipstack--execute "ladder" argument) :content) #'special-mode)))

(defun sipstack-explain (code)
  "Explain CODE: an HRESULT, its symbol, an error id or a SIP status."
  (interactive (list (read-string "Code: " (thing-at-point 'symbol t))))
  (sipstack--show "*SIPStack code*" (plist-get (sipstack--execute "explain" (list :code code)) :markdown) #'text-mode))

(provide 'sipstack)
;;; sipstack.el ends here
