import {html} from '../lit/lit-element.js';
import {SmsPart, define} from '../lib/element.js';

/** Asks what becomes of unsaved work. Fires `store`, `discard`, `stay`. */
class SmsUnsaved extends SmsPart {
  static properties = {...SmsPart.properties, name: {attribute: false}};

  constructor() {
    super();
    this.name = '';
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog
      aria-labelledby="${this.uid}-title"
      @cancel=${(event) => {
        event.preventDefault();
        this.fire('stay');
      }}
    >
      <div class="dialog-head"><h2 id="${this.uid}-title">${this.t('unsaved')}</h2></div>
      <div class="dialog-body">
        <p>${this.name ? this.t('unsaved.of', {name: this.name}) : this.t('unsaved.of-new')}</p>
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" @click=${() => this.fire('stay')}>
          ${this.t('unsaved.stay')}
        </button>
        <button type="button" class="button danger" @click=${() => this.fire('discard')}>
          ${this.t('unsaved.discard')}
        </button>
        <button type="button" class="button primary" @click=${() => this.fire('store')}>
          ${this.t('template.save')}
        </button>
      </div>
    </dialog>`;
  }
}

define('sms-unsaved', SmsUnsaved);
