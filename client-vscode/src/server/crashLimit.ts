/** Decides whether a server that ended by itself is started again: at most `count` times within `period` milliseconds. */
export class CrashLimit {
  private times: number[] = [];

  constructor(
    private readonly count = 4,
    private readonly period = 3 * 60_000,
  ) {}

  /** Counts an end at `now`; false when there were too many. */
  mayRestart(now: number): boolean {
    this.times = [...this.times.filter((time) => now - time < this.period), now];
    return this.times.length <= this.count;
  }

  reset(): void {
    this.times = [];
  }
}
