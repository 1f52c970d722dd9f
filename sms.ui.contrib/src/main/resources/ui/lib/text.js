/** The texts of the page, and how numbers, money, dates and telephone numbers are written. */

const loaded = new Map();

/**
 * @param {string|null} own a file of the screen's own texts, beside those of all screens
 * @returns {Promise<Texts>} in that language; in French when there are none in it
 */
export async function texts(lang, zone, currency, own = null) {
  const language = lang?.toLowerCase().startsWith('en') ? 'en' : 'fr';
  const files = own ? [language, `${own}-${language}`] : [language];
  const patterns = await Promise.all(files.map(load));
  return new Texts(language, Object.assign({}, ...patterns), zone, currency);
}

/** Once for all screens; a file that could not be had is asked for again. */
async function load(name) {
  if (!loaded.has(name)) {
    const url = new URL(`../text/${name}.json`, import.meta.url);
    loaded.set(
      name,
      fetch(url).then((response) => {
        if (!response.ok) throw new Error(`no texts at ${url}`);
        return response.json();
      }),
    );
  }
  try {
    return await loaded.get(name);
  } catch (error) {
    loaded.delete(name);
    throw error;
  }
}

/** Country codes whose national numbers are written in pairs after one digit or in pairs. */
const PAIRS = ['262', '508', '590', '594', '596', '687', '689', '33', '32', '41', '352'];

export class Texts {
  constructor(language, patterns, zone = undefined, currency = 'EUR') {
    this.language = language;
    this.patterns = patterns;
    this.zone = zone;
    this.currency = currency ?? 'EUR';
    // en-GB: dates as Europe writes them
    this.locale = language === 'en' ? 'en-GB' : 'fr-FR';
    this.plural = new Intl.PluralRules(this.locale);
    this.numbers = new Intl.NumberFormat(this.locale);
    const format = (options) => new Intl.DateTimeFormat(this.locale, {timeZone: zone, ...options});
    this.formats = {
      shortDay: format({day: 'numeric', month: 'short'}),
      shortDayYear: format({day: 'numeric', month: 'short', year: 'numeric'}),
      longDay: format({weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'}),
      day: format({day: 'numeric', month: 'long'}),
      dayYear: format({day: 'numeric', month: 'long', year: 'numeric'}),
      time: format({hour: '2-digit', minute: '2-digit'}),
      seconds: format({hour: '2-digit', minute: '2-digit', second: '2-digit'}),
      year: format({year: 'numeric'}),
    };
  }

  has(key) {
    return key in this.patterns;
  }

  /** The text of that key, its {gaps} filled. */
  t(key, values = {}) {
    const pattern = this.patterns[key];
    if (pattern === undefined) throw new Error(`no text ${key}`);
    return pattern.replace(/\{(\w+)\}/g, (gap, name) => {
      const value = values[name];
      if (value === undefined) return gap;
      return typeof value === 'number' ? this.number(value) : String(value);
    });
  }

  /** The text for that many: keys "….one" and "….other", the number as {n}. */
  n(key, count, values = {}) {
    return this.t(`${key}.${this.plural.select(count)}`, {n: count, ...values});
  }

  /** « Anglais », as the user's language calls it. */
  languageName(language) {
    this.languages ??= new Intl.DisplayNames(this.locale, {type: 'language'});
    const name = this.languages.of(language);
    return name.charAt(0).toUpperCase() + name.slice(1);
  }

  number(value) {
    return this.numbers.format(value);
  }

  /** An amount of the API, exact. */
  money({micros, currency}) {
    return new Intl.NumberFormat(this.locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: 2,
      maximumFractionDigits: 4,
    }).format(micros / 1e6);
  }

  time(at) {
    return this.formats.time.format(at);
  }

  seconds(at) {
    return this.formats.seconds.format(at);
  }

  /** « 16 oct. », with the year when it isn't this one. */
  shortDay(at) {
    return this.#day(at, 'shortDay', 'shortDayYear');
  }

  /** « 16 octobre », with the year when it isn't this one. */
  day(at) {
    return this.#day(at, 'day', 'dayYear');
  }

  /** "2026-11" as « novembre 2026 ». */
  month(month) {
    return new Intl.DateTimeFormat(this.locale, {
      timeZone: 'UTC',
      month: 'long',
      year: 'numeric',
    }).format(new Date(`${month}-15T00:00:00Z`));
  }

  longDay(at) {
    return this.formats.longDay.format(at);
  }

  #day(at, plain, withYear) {
    const year = this.formats.year;
    const same = year.format(at) === year.format(Date.now());
    return this.formats[same ? plain : withYear].format(at);
  }

  /** « 16 octobre à 14:16 » */
  moment(at) {
    return this.t('moment', {day: this.day(at), time: this.time(at)});
  }

  /** « mardi 24 novembre 2026 à 18:30 » */
  longMoment(at) {
    return this.t('moment', {day: this.longDay(at), time: this.time(at)});
  }

  /** "+33612345678" as « +33 6 12 34 56 78 »; a number that the server has masked as it is. */
  phone(e164) {
    if (e164.includes('•')) return e164.replaceAll(' ', '\u00a0');
    const digits = e164.slice(1);
    const code = PAIRS.find((prefix) => digits.startsWith(prefix));
    const nbsp = '\u00a0';
    if (!code) return '+' + digits.replace(/(\d{3})(?=\d)/g, `$1${nbsp}`);
    let rest = digits.slice(code.length);
    const head = rest.length % 2 === 1 ? rest[0] + nbsp : '';
    rest = rest.length % 2 === 1 ? rest.slice(1) : rest;
    return `+${code}${nbsp}${head}${rest.replace(/(\d{2})(?=\d)/g, `$1${nbsp}`)}`;
  }
}

/** Lower case without accents, so that « helene » finds « Hélène ». */
export function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
