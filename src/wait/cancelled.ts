/** The process received a termination signal. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  readonly signalName: string;

  constructor(signalName: string) {
    super(`cancelled by ${signalName}`);
    this.signalName = signalName;
  }
}
