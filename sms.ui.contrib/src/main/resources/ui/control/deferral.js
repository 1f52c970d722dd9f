import {Control} from './control.js';

const NONE = Object.freeze({on: false, date: '', time: '', hour: null});
const NO_PROBLEMS = Object.freeze({date: null, time: null, hour: null});

/** « Envoi différé »: when the SMS leave, as typed and as the server understands it. */
export class DeferralControl extends Control {
  constructor(screen) {
    super(screen);
    this.clear();
  }

  clear() {
    this.set({deferral: NONE, when: null, problems: NO_PROBLEMS});
  }

  async change(deferral) {
    this.set({deferral, when: null, problems: NO_PROBLEMS});
    if (!deferral.on || !deferral.date || !deferral.time) return;
    try {
      const {at} = await this.screen.client.post('/deferrals', this.request);
      if (this.deferral === deferral) this.set({when: at});
    } catch (error) {
      if (this.deferral === deferral) this.refused(error);
    }
  }

  /** What the server is told of it; null: at once. */
  get request() {
    const {on, date, time, hour} = this.deferral;
    return on ? {date, time, hour} : null;
  }

  /** @returns {boolean} whether it was about the deferral; then it is told */
  refused(error) {
    const of = (name) => error.of?.(`notBefore.${name}`) ?? null;
    const problems = {date: of('date'), time: of('time'), hour: of('hour')};
    this.set({problems});
    return Boolean(problems.date || problems.time || problems.hour);
  }

  /** @returns {boolean} whether it is complete; if not, it is told */
  check() {
    const {on, date, time} = this.deferral;
    const problems = {...this.problems};
    if (on && !date) problems.date = this.screen.t('date.wrong');
    if (on && !time) problems.time = this.screen.t('time.wrong');
    this.set({problems});
    return !problems.date && !problems.time && !problems.hour;
  }
}
