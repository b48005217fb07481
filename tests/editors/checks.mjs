// What the checks in real editors share: one check after the other, waiting for conditions, never for time.

/** How long a condition may take (ms) before it counts as not met; long, because a machine may be busy. */
export const patience = 120_000;

const failures = [];

/** Runs one check and prints how it went. What it throws is its failure; the next one runs all the same. */
export async function check(name, body, onFailure = async () => {}) {
  try {
    await body();
    console.log(`ok ${name}`);
  } catch (error) {
    failures.push(name);
    console.log(`not ok ${name}\n${String(error?.stack ?? error).replace(/^/gm, '    ')}`);
    await onFailure(name).catch(() => {});
  }
}

export function finish() {
  process.exit(failures.length > 0 ? 1 : (process.exitCode ?? 0));
}

/** Waits until a condition gives something and returns it. */
export async function until(what, condition, limit = patience) {
  for (const end = Date.now() + limit; ; ) {
    const result = await condition();
    if (result) return result;
    if (Date.now() > end) throw new Error(`waited ${limit / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
