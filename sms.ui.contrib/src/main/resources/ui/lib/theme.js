import {css} from '../lit/lit-element.js';

/**
 * Colours, spacing and controls. A host changes the look by the custom properties --sms-…; light or
 * dark follows the `color-scheme` that the host's page declares, or the attribute `theme`.
 */
export const theme = css`
  :host {
    --_bg: var(--sms-bg, light-dark(#f4f5f8, #14171c));
    --_surface: var(--sms-surface, light-dark(#ffffff, #1d2128));
    --_sunken: var(--sms-sunken, light-dark(#f1f3f7, #161a20));
    --_text: var(--sms-text, light-dark(#1d2430, #e8ebf0));
    --_muted: var(--sms-muted, light-dark(#566071, #a9b3c1));
    --_line: var(--sms-line, light-dark(#dde1e8, #343b47));
    --_edge: var(--sms-edge, light-dark(#848e9e, #76818f));
    --_accent: var(--sms-accent, light-dark(#2457c5, #9bb8ff));
    --_on-accent: var(--sms-on-accent, light-dark(#ffffff, #0c1a38));
    --_accent-soft: var(--sms-accent-soft, light-dark(#e9effc, #243252));
    --_ok: var(--sms-ok, light-dark(#17693a, #79d6a1));
    --_ok-soft: var(--sms-ok-soft, light-dark(#e4f4ea, #173225));
    --_warn: var(--sms-warn, light-dark(#7a4a00, #f1c076));
    --_warn-soft: var(--sms-warn-soft, light-dark(#fdf2dd, #382b14));
    --_danger: var(--sms-danger, light-dark(#ab231b, #ffa39b));
    --_danger-soft: var(--sms-danger-soft, light-dark(#fdeceb, #3e2020));
    --_radius: var(--sms-radius, 10px);
    --_control: var(--sms-control-radius, 7px);
    --_shadow: 0 1px 2px light-dark(#1d243014, #0006);

    display: block;
    container: screen / inline-size;
    color: var(--_text);
    font: 400 var(--sms-font-size, 0.9375rem) / 1.45
      var(--sms-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
  }

  :host([hidden]) {
    display: none;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  fieldset {
    border: 0;
    min-width: 0;
  }

  h1 {
    font-size: 1.35em;
    font-weight: 650;
    line-height: 1.25;
  }

  h2 {
    font-size: 1.07em;
    font-weight: 650;
  }

  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .card {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: var(--_shadow);
  }

  .muted {
    color: var(--_muted);
  }

  .small {
    font-size: 0.875em;
  }

  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
  }

  .grow {
    flex: 1 1 auto;
    min-width: 0;
  }

  /* Fields */
  .field {
    display: flex;
    flex-direction: column;
    gap: 3px;
    min-width: 0;
  }

  .field > label,
  .label,
  legend {
    display: block;
    padding: 0;
    font-size: 0.875em;
    font-weight: 550;
  }

  .label,
  legend {
    margin-bottom: 3px;
  }

  .input,
  select {
    width: 100%;
    min-height: 36px;
    padding: 5px 10px;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: var(--_control);
  }

  select {
    appearance: none;
    padding-inline-end: 30px;
    background-image: linear-gradient(45deg, transparent 50%, var(--_muted) 50%),
      linear-gradient(-45deg, transparent 50%, var(--_muted) 50%);
    background-position:
      right 16px center,
      right 11px center;
    background-size:
      5px 5px,
      5px 5px;
    background-repeat: no-repeat;
  }

  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  .error {
    color: var(--_danger);
    font-size: 0.875em;
  }

  .hint {
    color: var(--_muted);
    font-size: 0.8125em;
  }

  .check {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 28px;
    cursor: pointer;
  }

  .check input {
    flex: none;
    width: 17px;
    height: 17px;
    margin: 0;
    accent-color: var(--_accent);
  }

  .check:has(:disabled) {
    cursor: default;
    color: var(--_muted);
  }

  /* Buttons */
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 7px;
    min-height: 36px;
    padding: 5px 14px;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: var(--_control);
    font-weight: 550;
    cursor: pointer;
    transition: background-color 0.12s;
  }

  a.button {
    color: var(--_text);
    text-decoration: none;
  }

  .button:hover:not(:disabled) {
    background: var(--_sunken);
  }

  .button.primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }

  .button.primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }

  .button.danger {
    color: var(--_danger);
    border-color: var(--_danger);
  }

  .button:disabled {
    opacity: 0.55;
    cursor: default;
  }

  .button.compact {
    min-height: 30px;
    padding: 2px 10px;
    font-size: 0.9em;
  }

  .icon-button {
    display: inline-grid;
    place-items: center;
    width: 28px;
    height: 28px;
    padding: 0;
    background: none;
    border: 0;
    border-radius: var(--_control);
    color: var(--_muted);
    cursor: pointer;
  }

  .icon-button:hover {
    background: var(--_sunken);
    color: var(--_text);
  }

  .link {
    padding: 2px;
    background: none;
    border: 0;
    color: var(--_accent);
    font-weight: 550;
    text-decoration: underline;
    text-underline-offset: 2px;
    cursor: pointer;
  }

  a {
    color: var(--_accent);
  }

  /* A name that leads to its record */
  .name-link {
    max-width: 100%;
    padding: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    background: none;
    border: 0;
    font: inherit;
    color: inherit;
    cursor: pointer;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 3px;
  }

  .name-link:hover {
    color: var(--_accent);
    text-decoration-color: currentColor;
  }

  svg {
    display: block;
    flex: none;
  }

  /* One of a few */
  .segments {
    display: inline-flex;
    max-width: 100%;
    padding: 3px;
    gap: 2px;
    background: var(--_sunken);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_control) + 3px);
  }

  .segments label {
    position: relative;
    display: flex;
    cursor: pointer;
  }

  .segments input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .segments span {
    padding: 4px 13px;
    border-radius: var(--_control);
    color: var(--_muted);
    font-weight: 550;
    white-space: nowrap;
  }

  .segments input:checked + span {
    background: var(--_surface);
    color: var(--_accent);
    box-shadow: 0 1px 2px #0003;
  }

  .segments input:focus-visible + span {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  /* Banners, badges */
  .banner {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    padding: 9px 13px;
    border-radius: var(--_control);
    background: var(--_accent-soft);
  }

  .banner.warn {
    background: var(--_warn-soft);
    color: var(--_warn);
  }

  .banner.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }

  .banner.ok {
    background: var(--_ok-soft);
    color: var(--_ok);
  }

  .badge {
    display: inline-block;
    padding: 1px 8px;
    border-radius: 99px;
    background: var(--_sunken);
    border: 1px solid var(--_line);
    font-size: 0.8125em;
    white-space: nowrap;
  }

  .badge.warn {
    background: var(--_warn-soft);
    border-color: transparent;
    color: var(--_warn);
  }

  .count {
    font-variant-numeric: tabular-nums;
  }

  .number {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  /* Dialogs */
  dialog {
    width: min(560px, calc(100vw - 24px));
    max-height: calc(100dvh - 32px);
    padding: 0;
    background: var(--_surface);
    color: var(--_text);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 4px);
    box-shadow: 0 18px 60px #0006;
  }

  dialog::backdrop {
    background: #10151f99;
  }

  .dialog-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 16px 20px 0;
  }

  .dialog-body {
    padding: 14px 20px 20px;
  }

  .dialog-fields {
    display: grid;
    gap: 14px;
  }

  .dialog-foot {
    position: sticky;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 10px;
    padding: 14px 20px;
    border-top: 1px solid var(--_line);
    background: var(--_sunken);
  }

  /* The text of an SMS */
  .message-text {
    max-height: 130px;
    margin-top: 14px;
    padding: 9px 13px;
    overflow-y: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    background: var(--_sunken);
    border: 1px solid var(--_line);
    border-radius: 15px 15px 15px 4px;
  }

  /* Nothing there yet */
  .empty {
    display: grid;
    justify-items: center;
    gap: 6px;
    padding: 26px 18px;
    text-align: center;
    color: var(--_muted);
    border: 1px dashed var(--_edge);
    border-radius: var(--_control);
  }

  .empty strong {
    color: var(--_text);
  }

  /* Waiting, notices */
  .loading {
    display: grid;
    place-items: center;
    min-height: 200px;
  }

  .spinner {
    display: inline-block;
    width: 18px;
    height: 18px;
    border: 2.5px solid var(--_line);
    border-top-color: var(--_accent);
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  .fatal {
    display: grid;
    justify-items: start;
    gap: 14px;
    padding: 22px;
  }

  .screen > .banner {
    margin-bottom: 12px;
  }

  .notice-place {
    position: sticky;
    bottom: 12px;
    z-index: 5;
    display: flex;
    justify-content: center;
    height: 0;
    align-items: flex-end;
    pointer-events: none;
  }

  .notice {
    display: flex;
    align-items: center;
    gap: 16px;
    max-width: calc(100% - 20px);
    margin-bottom: 12px;
    padding: 10px 18px;
    border-radius: 99px;
    background: light-dark(#1d2430, #e8ebf0);
    color: light-dark(#fff, #14171c);
    box-shadow: 0 6px 24px #0005;
    pointer-events: auto;
  }

  .notice .link {
    color: light-dark(#a9c3ff, #1b4bb3);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
