import {css, html} from '../lit/lit-element.js';
import {ApiError} from '../lib/client.js';
import {icons} from '../lib/icons.js';

export const listStyle = css`
  .list-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 10px;
  }

  .list-bar .find {
    width: 270px;
  }

  .list-bar > :last-child:not(:first-child) {
    margin-inline-start: auto;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 26px;
    padding: 2px 11px;
    background: var(--_surface);
    border: 1px solid var(--_edge);
    border-radius: 99px;
    font-size: 0.875em;
    cursor: pointer;
  }

  .chip[aria-pressed='true'] {
    background: var(--_accent-soft);
    border-color: var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }

  span.chip {
    padding-inline-end: 2px;
    cursor: default;
  }

  .chip .icon-button {
    width: 24px;
    height: 24px;
  }

  @container screen (max-width: 520px) {
    .list-bar .find {
      width: 100%;
    }
  }
`;

/** A field that narrows a list by a part of the name. */
export function findField(part, label) {
  return html`<input
    class="input find"
    type="search"
    autocomplete="off"
    aria-label=${label}
    placeholder=${label}
    .value=${part.search}
    @input=${(event) => (part.search = event.target.value)}
  />`;
}

/**
 * A link to a list as a file. The server writes it from what it holds; when it holds it no longer, the
 * part fires `expired`.
 */
export function exportLink(part, path, query) {
  return html`<a
    class="button compact"
    download
    href=${part.client.address(`${path}.csv`, query)}
    @click=${async (event) => {
      if (event.currentTarget.dataset.held) {
        delete event.currentTarget.dataset.held;
        return;
      }
      const link = event.currentTarget;
      event.preventDefault();
      try {
        await part.client.get(path, {count: 1});
        link.dataset.held = 'true';
        link.click();
      } catch (error) {
        part.fire('expired', error instanceof ApiError && error.status === 410 ? null : error);
      }
    }}
    >${icons.download()} ${part.t('export')}</a
  >`;
}

/**
 * The `load` of `sms-rows`: pages of a list, the first of which came with the selection.
 *
 * @param first the rows that came, and how many there are; null: the query narrows them
 * @param {(total: number) => void} counted told how many fit the query
 */
export function loader(client, path, query, first, counted) {
  return async (from, count) => {
    if (first && from === 0 && first.rows.length >= Math.min(count, first.total)) return first.rows;
    const window = await client.get(path, {...query, from, count});
    counted(window.total);
    return window.rows;
  };
}
