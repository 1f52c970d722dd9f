import {css} from '../lit/lit-element.js';

/** Apart from the part, which comes only when something is deferred. */
export const scheduleStyle = css`
  .schedule {
    display: grid;
    gap: 10px;
    margin-bottom: 16px;
  }

  .schedule > .row > .grow {
    flex-basis: 200px;
  }

  .schedule form {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 12px;
    align-items: start;
  }

  .schedule sms-date,
  .schedule sms-time {
    flex: 1 1 130px;
  }

  .schedule form .row {
    flex-basis: 100%;
  }
`;
