import {css} from '../lit/lit-element.js';

/** Apart from the parts, which come only when they are asked for. */
export const keysStyle = css`
  .keys {
    display: grid;
    gap: 8px;
  }

  .keys-result {
    display: grid;
    gap: 4px;
    padding: 8px 12px;
    border-radius: var(--_radius, 8px);
    background: var(--_accent-soft);
  }

  .keys fieldset .check {
    margin-top: 4px;
  }

  .reminding {
    display: grid;
    gap: 8px;
    margin-top: 12px;
  }

  .reminding .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }

  .reminding .input {
    width: 5em;
  }
`;
