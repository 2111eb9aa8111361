import { Killed } from '../../support/mortal';

/** A life that ends after so many steps. */
export class Life {
  private left = Infinity;

  get isOver(): boolean {
    return this.left <= 0;
  }

  endsIn(steps: number): void {
    this.left = steps;
  }

  /** @throws Killed from its end on */
  readonly step = (): void => {
    this.left -= 1;
    if (this.isOver) throw new Killed();
  };
}
