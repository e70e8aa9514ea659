/** The process was asked to end. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  readonly signalName: string;

  constructor(signalName: string) {
    super(`cancelled by ${signalName}`);
    this.signalName = signalName;
  }
}
