import type * as vscode from 'vscode';

/** The page of the panel. It may run one script and one style sheet of ours, and load nothing else. */
export function ladderPage(webview: vscode.Webview, script: vscode.Uri, style: vscode.Uri, nonce: string): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${webview.asWebviewUri(style)}">
<title>Ladder diagram</title>
</head>
<body data-nonce="${nonce}">
<label><input type="checkbox" id="mergeHops"> One arrow for a message that was passed on</label>
<p id="problem" role="alert" hidden></p>
<main id="ladder"></main>
<script nonce="${nonce}" src="${webview.asWebviewUri(script)}"></script>
</body>
</html>`;
}
