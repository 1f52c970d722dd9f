import {css} from '../lit/lit-element.js';

/** Apart from the part, which comes only for those who may see it. */
export const remindersStyle = css`
  .reminders {
    padding: 12px 16px 14px;
  }

  .reminders summary {
    cursor: pointer;
  }

  .reminders summary h2 {
    display: inline;
  }

  .reminders[open] summary {
    margin-bottom: 12px;
  }

  .reminders-series {
    display: grid;
    gap: 8px;
  }

  .reminders-series + .reminders-series {
    padding-top: 12px;
    border-top: 1px solid var(--_line);
  }

  .reminders svg {
    width: 100%;
    max-width: 620px;
    height: auto;
  }

  .reminders .bar-text {
    font-size: 12px;
    fill: var(--_text);
  }

  .reminders-scroll {
    overflow-x: auto;
  }

  .reminders table {
    width: auto;
    border-collapse: collapse;
    font-size: 0.875em;
  }

  .reminders th,
  .reminders td {
    padding: 3px 14px 3px 0;
    text-align: end;
    white-space: nowrap;
  }

  .reminders th:first-child,
  .reminders td:first-child {
    text-align: start;
  }

  .reminders thead th {
    color: var(--_muted);
    font-weight: 600;
  }

  .reminders .swatch {
    display: inline-block;
    width: 10px;
    height: 10px;
    border-radius: 2px;
    margin-inline-end: 5px;
  }
`;
