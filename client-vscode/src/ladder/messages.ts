/** What the panel and its page say to each other. Shared by both bundles. */

/** Lines of a record in the log, zero-based, the last one included. */
export interface Lines {
  line: number;
  endLine: number;
}

/** One row of the drawing: a record, and others that the row stands for too. */
export interface Arrow extends Lines {
  copies: Lines[];
}

export type ToPage =
  | { kind: 'ladder'; state: PanelState; svg: string }
  | { kind: 'problem'; state: PanelState; text: string }
  | { kind: 'select'; arrow: number | undefined };

export type FromPage = { kind: 'ready' } | { kind: 'reveal'; arrow: number; focus: boolean } | { kind: 'mergeHops'; on: boolean };

/** What a panel shows; the page keeps it, so that the panel comes back when the window is loaded again. */
export interface PanelState {
  log: string;
  callId?: string;
  line?: number;
  mergeHops: boolean;
}
