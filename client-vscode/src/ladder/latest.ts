/** Runs work one after the other; of what is asked for meanwhile only the last is run. */
export class Latest {
  private running = false;
  private next: ((isLatest: () => boolean) => Promise<void>) | undefined;

  async run(work: (isLatest: () => boolean) => Promise<void>): Promise<void> {
    this.next = work;
    if (this.running) return;
    this.running = true;
    try {
      while (this.next) {
        const current = this.next;
        this.next = undefined;
        await current(() => this.next === undefined);
      }
    } finally {
      this.running = false;
    }
  }
}
