const WIDTH = 20;

/**
 * Progress of a known number of steps. On a terminal one line that redraws itself with the running step and its
 * seconds; elsewhere one plain line a finished step, so that logs stay readable.
 */
export class Progress {
  constructor(total, { stream = process.stderr, quietUnder = 0 } = {}) {
    this.total = total;
    this.done = 0;
    this.stream = stream;
    this.quietUnder = quietUnder;
    this.live = stream.isTTY === true;
  }

  /** Runs one step under its name; `work` gets a function that sets a note (`12 of 91 jars`) beside the name. */
  async step(name, work) {
    const start = performance.now();
    let note = '';
    const draw = () => this.draw(`${name}${note && `: ${note}`}`, start);
    const timer = this.live ? setInterval(draw, 200) : undefined;
    if (this.live) draw();
    try {
      return await work((text) => (note = text));
    } finally {
      clearInterval(timer);
      this.done += 1;
      const seconds = (performance.now() - start) / 1000;
      if (this.live) draw();
      else if (seconds >= this.quietUnder) this.stream.write(`${name} (${seconds.toFixed(1)} s)\n`);
    }
  }

  /** Clears the line, so that what comes next starts at its left edge. */
  end() {
    if (this.live) this.stream.write('\r\x1b[2K');
  }

  draw(text, start) {
    const filled = Math.round((this.done / this.total) * WIDTH);
    const bar = '#'.repeat(filled).padEnd(WIDTH, '-');
    const seconds = Math.round((performance.now() - start) / 1000);
    const line = `[${bar}] ${this.done}/${this.total} ${text}${seconds >= 2 ? ` (${seconds} s)` : ''}`;
    this.stream.write(`\r\x1b[2K${line.slice(0, (this.stream.columns ?? 80) - 1)}`);
  }
}
