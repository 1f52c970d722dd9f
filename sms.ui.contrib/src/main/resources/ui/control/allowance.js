import {Control} from './control.js';

/** How much the user may send, for what, and under which sender's name. */
export class AllowanceControl extends Control {
  /**
   * @param screen
   * @param {import('./message.js').MessageControl} message whose template says what it is for
   */
  constructor(screen, message) {
    super(screen);
    this.message = message;
    /**
     * @type {null|{confirmAbove?: number, userPerDay?: number, schoolPerDay?: number, day: string,
     *   usedByUser: number, usedBySchool: number, remaining?: number, senders: string[]}}
     */
    this.known = null;
    this.clear();
  }

  clear() {
    this.set({purposeChosen: null, senderChosen: null, senderProblem: null});
  }

  async load() {
    try {
      this.set({known: await this.screen.client.get('/allowance')});
    } catch (error) {
      // The server counts again when it is sent; what is missing is said by the session already.
      if (error.status !== 503) this.screen.tell(this.screen.problem(error));
    }
  }

  /** What the SMS are for: as chosen here, else as the template says. */
  get purpose() {
    return this.purposeChosen ?? this.message.chosen?.purpose ?? 'INFORMATION';
  }

  get senders() {
    return this.known?.senders ?? [];
  }

  /** What the telephones show; null: the gateway's own. */
  get sender() {
    const {senders} = this;
    if (this.senderChosen === '') return null;
    return senders.includes(this.senderChosen) ? this.senderChosen : (senders[0] ?? null);
  }

  /**
   * What stands between that many SMS and their sending.
   *
   * @returns {{threshold: number|null, quota: null|{scope: 'USER'|'SCHOOL', limit: number,
   *   used: number, left: number}}} both null: nothing
   */
  verdict(parts) {
    const {confirmAbove, userPerDay, schoolPerDay, usedByUser, usedBySchool} = this.known ?? {};
    const quotas = [
      {scope: 'USER', limit: userPerDay, used: usedByUser},
      {scope: 'SCHOOL', limit: schoolPerDay, used: usedBySchool},
    ]
      .filter(({limit}) => limit !== undefined)
      .map((quota) => ({...quota, left: Math.max(0, quota.limit - quota.used)}))
      .sort((a, b) => a.left - b.left);
    const tight = quotas[0];
    return {
      threshold: confirmAbove !== undefined && parts > confirmAbove ? confirmAbove : null,
      // Safety goes before budgets: the server counts an emergency and never refuses it.
      quota: tight && parts > tight.left && this.purpose !== 'EMERGENCY' ? tight : null,
    };
  }
}
