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

  .reminders-picture {
    display: grid;
    grid-template-columns: max-content minmax(0, 480px);
    gap: 4px 14px;
    align-items: center;
  }

  .reminders-picture svg {
    width: 100%;
    height: 20px;
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

  .reminders .narrow {
    display: none;
  }

  @container screen (max-width: 520px) {
    .reminders table {
      width: 100%;
    }

    .reminders thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .reminders td {
      display: flex;
      justify-content: space-between;
      padding: 2px 0;
    }

    .reminders td:first-child {
      padding-top: 10px;
      font-weight: 600;
      white-space: normal;
    }

    .reminders .narrow {
      display: inline;
    }
  }
`;
