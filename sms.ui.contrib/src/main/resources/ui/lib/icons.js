import {svg, html} from '../lit/lit-element.js';

const draw = (paths, size = 18) => html`<svg
  width=${size}
  height=${size}
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="1.9"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
>
  ${paths}
</svg>`;

export const icons = {
  close: () => draw(svg`<path d="M6 6l12 12M18 6L6 18"/>`, 16),
  calendar: () =>
    draw(svg`<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 2.8v4M16 2.8v4"/>`, 17),
  previous: () => draw(svg`<path d="M14.5 5.5L8 12l6.5 6.5"/>`, 17),
  next: () => draw(svg`<path d="M9.5 5.5L16 12l-6.5 6.5"/>`, 17),
  up: () => draw(svg`<path d="M6 14.5l6-6 6 6"/>`, 16),
  grip: () => draw(svg`<path d="M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1"/>`, 18),
  plus: () => draw(svg`<path d="M12 5v14M5 12h14"/>`, 16),
  down: () => draw(svg`<path d="M6 9.5l6 6 6-6"/>`, 16),
  warn: () => draw(svg`<path d="M12 3.5L2.5 20h19z"/><path d="M12 10v4.5M12 17.2v.1"/>`),
  send: () => draw(svg`<path d="M21 3L10.5 13.5M21 3l-6.5 18-4-7.5L3 9.5z"/>`),
  check: () => draw(svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`),
  clock: () => draw(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.3 2"/>`),
  people: () =>
    draw(svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c.6-3.8 3.2-6 6.5-6s5.9 2.2 6.5 6M16 5.3a3.4 3.4 0 0 1 0 6.4M18.3 14.6c1.8.9 2.9 2.8 3.2 5.4"/>`, 34),
  inbox: () =>
    draw(svg`<path d="M4 5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z"/><path d="M7.5 9.5h9M7.5 13h5.5"/>`, 34),
  open: () => draw(svg`<path d="M13 5h6v6M19 5l-9 9M17 14v5H5V7h5"/>`, 15),
  download: () => draw(svg`<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>`, 15),
  keys: () =>
    draw(svg`<circle cx="8" cy="15.5" r="4.5"/><path d="M11.2 12.3L20 3.5M16.5 7l3 3M13.7 9.8l2 2"/>`, 17),
  key: () => draw(svg`<path d="M9 4L7 20M17 4l-2 16M4 9h17M3 15h17"/>`, 16),
};
