/** What the panel and its page say to each other. Shared by both bundles. */

/** Lines of a record in the log, zero-based, the last one included. */
export interface Arrow {
  line: number;
  endLine: number;
}

export type ToPage =
  | { kind: 'ladder'; state: PanelState; title: string; svg: string; arrows: number }
  | { kind: 'problem'; state: PanelState; text: string }
  | { kind: 'select'; arrow: number | undefined };

export type FromPage = { kind: 'ready' } | { kind: 'reveal'; arrow: number } | { kind: 'mergeHops'; on: boolean };

/** What a panel shows; the page keeps it, so that the panel comes back when the window is loaded again. */
export interface PanelState {
  log: string;
  callId?: string;
  line?: number;
  mergeHops: boolean;
}
