// The page « Téléphones »: the texts that the simulated provider has delivered, live.
const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
  :host { display: block; }
  * { box-sizing: border-box; }
  .head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: flex-end; gap: .75rem 1.5rem; }
  h2 { font-size: 1.55rem; line-height: 1.25; margin: 0; font-weight: 650; letter-spacing: -.01em; }
  p { margin: .2rem 0 0; color: #5b6773; }
  label { display: grid; gap: .2rem; font-weight: 600; font-size: .9rem; flex: 0 1 18rem; }
  input { font: inherit; font-weight: 400; min-height: 38px; padding: .35rem .65rem; border: 1px solid #aab4be; border-radius: 8px; width: 100%; }
  :focus-visible { outline: 3px solid #6aa9d6; outline-offset: 2px; }
  details { margin: 1rem 0 1.5rem; background: #fff; border: 1px solid #d9dfe5; border-radius: 8px; padding: .6rem 1rem; max-width: 46rem; }
  summary { cursor: pointer; font-weight: 600; }
  table { border-collapse: collapse; margin: .6rem 0 .3rem; }
  td, th { text-align: left; padding: .2rem 1rem .2rem 0; vertical-align: top; }
  th { color: #5b6773; font-size: .85rem; }
  td:first-child { font-variant-numeric: tabular-nums; white-space: nowrap; }
  .phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(208px, 1fr)); gap: 1.75rem 1.25rem; list-style: none; margin: 0; padding: 0; }
  .phone { margin: 0 auto; width: 100%; max-width: 240px; }
  .body { background: #20262d; border-radius: 30px; padding: 10px; box-shadow: 0 10px 24px rgb(31 41 51 / 18%); }
  .screen { background: linear-gradient(#eef3f7, #e3eaf0); border-radius: 21px; height: 310px; display: flex; flex-direction: column; overflow: hidden; }
  .bar { display: flex; justify-content: space-between; padding: .45rem 1rem .1rem; font-size: .72rem; font-weight: 600; color: #1f2933; }
  .sender { text-align: center; font-weight: 600; font-size: .85rem; padding: .15rem 1rem .5rem; border-bottom: 1px solid #d5dde4; }
  .texts { flex: 1; overflow-y: auto; padding: .7rem; margin: 0; list-style: none; display: grid; gap: .7rem; align-content: start; scrollbar-width: thin; }
  .text { background: #fff; border-radius: 4px 16px 16px 16px; padding: .55rem .75rem; font-size: .86rem; line-height: 1.4; white-space: pre-wrap; overflow-wrap: anywhere; box-shadow: 0 1px 2px rgb(31 41 51 / 10%); }
  time { display: block; color: #5b6773; font-size: .72rem; padding: .2rem .3rem 0; }
  .owner { text-align: center; font-weight: 600; margin: .6rem 0 0; color: inherit; overflow-wrap: anywhere; }
  .number { text-align: center; color: #5b6773; font-size: .9rem; font-variant-numeric: tabular-nums; }
  .empty { background: #fff; border: 1px dashed #d9dfe5; border-radius: 8px; padding: 2.5rem 1rem; text-align: center; }
  .new .body { animation: ring .5s ease-out; }
  .more { text-align: center; margin-top: 1.5rem; }
  .lost { background: #fdf0e6; color: #8a3b12; border-radius: 8px; padding: .6rem 1rem; }
  [hidden] { display: none; }
  @keyframes ring { 0%, 100% { transform: none; } 25% { transform: rotate(-1.5deg); } 75% { transform: rotate(1.5deg); } }
  @media (prefers-reduced-motion: reduce) { .new .body { animation: none; } }
`);

const SHOWN = 60;
const KEPT_PER_PHONE = 20;
const PAUSE = 1500;

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** +33639980101 as +33 6 39 98 01 01: what a person reads. */
function spaced(number) {
  const french = /^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(number);
  if (french) {
    return '+33 ' + french.slice(1).join(' ');
  }
  const overseas = /^\+(262|59[046])(\d{3})(\d\d)(\d\d)(\d\d)$/.exec(number);
  return overseas ? '+' + overseas.slice(1).join(' ') : number;
}

/** The text with the addresses of this very machine to tap on, as telephones do. */
function linked(text) {
  return text.split(/(http:\/\/127\.0\.0\.1(?::\d+)?\/[\w./-]+)/).map((part, i) =>
    i % 2 ? make('a', { href: part, textContent: part, target: '_blank', rel: 'noopener noreferrer' }) : part,
  );
}

function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

class DemoPhones extends HTMLElement {
  #phones = new Map();
  #last = 0;
  #timer = null;
  #texts = null;

  connectedCallback() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [STYLE];
    }
    this.#ask();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  async #ask() {
    try {
      if (!document.hidden || !this.#texts) {
        const url = this.#texts ? '/demo/phones?after=' + this.#last : '/demo/phones';
        const response = await fetch(url, { headers: { Accept: 'application/json' } });
        if (!response.ok) {
          throw new Error(String(response.status));
        }
        const answer = await response.json();
        if (!this.#texts) {
          this.#frame(answer);
        }
        this.#lost.hidden = true;
        if (answer.count < this.#last) {
          this.#phones.clear(); // the simulator was started anew
          this.#last = 0;
          this.#draw();
        } else if (answer.messages.length) {
          this.#take(answer.messages);
        }
      }
    } catch (failure) {
      if (this.#texts) {
        this.#lost.hidden = false;
      }
    }
    if (this.isConnected) {
      this.#timer = setTimeout(() => this.#ask(), PAUSE);
    }
  }

  #lost = make('p', { className: 'lost', hidden: true, role: 'status' });
  #count = make('p', { ariaLive: 'polite' });
  #list = make('ul', { className: 'phones' });
  #empty = make('p', { className: 'empty' });
  #more = make('p', { className: 'more' });
  #search = make('input', { type: 'search' });

  #frame(answer) {
    this.#texts = answer.texts;
    const lang = this.lang || 'fr';
    const zone = { timeZone: answer.zone };
    this.time = new Intl.DateTimeFormat(lang, { ...zone, hour: '2-digit', minute: '2-digit' });
    this.day = new Intl.DateTimeFormat(lang, { ...zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
    this.#lost.textContent = this.#texts.lost;
    this.#empty.textContent = this.#texts.none;
    this.#search.addEventListener('input', () => this.#draw());
    const rows = answer.fates.map((fate) => make('tr', {}, make('td', { textContent: fate.ending }), make('td', { textContent: fate.fate })));
    const headings = make('tr', {}, make('th', { scope: 'col', textContent: this.#texts.ending }), make('th', { scope: 'col', textContent: this.#texts.fate }));
    this.shadowRoot.append(
      make(
        'div',
        { className: 'head' },
        make('div', {}, make('h2', { textContent: this.#texts.label }), this.#count),
        make('label', {}, this.#texts.search, this.#search),
      ),
      make(
        'details',
        {},
        make('summary', { textContent: this.#texts.rules }),
        make('p', { textContent: this.#texts['rules.lead'] }),
        make('table', {}, make('thead', {}, headings), make('tbody', {}, ...rows)),
      ),
      this.#lost,
      this.#empty,
      this.#list,
      this.#more,
    );
    this.#draw();
  }

  #take(messages) {
    const rang = new Set();
    const live = this.#last > 0;
    for (const message of messages) {
      const phone = this.#phones.get(message.to) ?? { number: message.to, owner: message.owner, texts: [] };
      this.#phones.delete(message.to); // and in again: the map keeps the order of the last text
      phone.texts.unshift(message);
      phone.texts.length = Math.min(phone.texts.length, KEPT_PER_PHONE);
      this.#phones.set(message.to, phone);
      this.#last = Math.max(this.#last, message.number);
      if (live) {
        rang.add(message.to);
      }
    }
    this.#draw(rang);
  }

  #draw(rang = new Set()) {
    const wanted = fold(this.#search.value.trim());
    const digits = wanted.replace(/\D/g, '');
    const found = [...this.#phones.values()].reverse().filter(
      (phone) =>
        !wanted ||
        fold(phone.owner).includes(wanted) ||
        (digits.length > 3 && phone.number.includes(digits.replace(/^0/, ''))) ||
        phone.texts.some((text) => fold(text.text).includes(wanted)),
    );
    this.#list.replaceChildren(...found.slice(0, SHOWN).map((phone) => this.#phone(phone, rang.has(phone.number))));
    this.#empty.hidden = found.length > 0;
    const total = [...this.#phones.values()].reduce((sum, phone) => sum + phone.texts.length, 0);
    this.#count.textContent = this.#texts.count.replace('{0}', total).replace('{1}', this.#phones.size);
    this.#more.textContent = found.length > SHOWN ? this.#texts.more.replace('{0}', SHOWN) : '';
  }

  #phone(phone, rings) {
    const newest = phone.texts[0];
    const texts = phone.texts.map((text) =>
      make(
        'li',
        {},
        make('div', { className: 'text' }, ...linked(text.text)),
        make('time', { dateTime: text.at, textContent: this.day.format(new Date(text.at)) }),
      ),
    );
    return make(
      'li',
      { className: rings ? 'phone new' : 'phone' },
      make(
        'div',
        { className: 'body' },
        make(
          'div',
          { className: 'screen' },
          make('div', { className: 'bar' }, make('span', { textContent: this.time.format(new Date(newest.at)) }), make('span', { textContent: '▮▮▮', ariaHidden: 'true' })),
          make('div', { className: 'sender', textContent: newest.from || 'SMS' }),
          make('ol', { className: 'texts', tabIndex: 0, ariaLabel: phone.owner || spaced(phone.number) }, ...texts),
        ),
      ),
      make('p', { className: 'owner', textContent: phone.owner }),
      make('div', { className: 'number', textContent: spaced(phone.number) }),
    );
  }
}

if (!customElements.get('demo-phones')) {
  customElements.define('demo-phones', DemoPhones);
}
