/** The broker and the database of one run of tests: started when first asked for, once. */
export class ServicesOfRun {
  /** Their addresses as the environment of the tests. */
  async addresses() {
    const { startTestServices } = await import('./test-services.mjs');
    this.started ??= startTestServices();
    return (await this.started).env;
  }

  async stop() {
    const { started } = this;
    this.started = undefined;
    await (await started?.catch(() => undefined))?.stop();
  }
}
