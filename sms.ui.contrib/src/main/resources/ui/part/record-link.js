import {html} from '../lit/lit-element.js';

/** A name that leads to its record. */
export function recordLink(part, row) {
  return row.record
    ? html`<button
        type="button"
        class="name-link"
        tabindex="-1"
        title=${part.t('record.open')}
        @click=${(event) => {
          event.stopPropagation();
          part.fire('record', row.record);
        }}
      >
        ${row.name}
      </button>`
    : row.name;
}
