/** Talks to the server: JSON, same origin, with the token that every write needs. */

/** An answer that isn't what was asked for, with the sentences for the user. */
export class ApiError extends Error {
  constructor(status, body, fallback) {
    const problems = body?.problems?.length ? body.problems : [fallback];
    super(problems[0].message);
    this.status = status;
    this.problems = problems;
    this.body = body;
  }

  /** The sentence that belongs to that field, if there is one. */
  of(field) {
    return this.problems.find((problem) => problem.field === field)?.message ?? null;
  }

  has(code) {
    return this.problems.some((problem) => problem.code === code);
  }
}

export class Client {
  #base;
  #token = null;

  /**
   * @param {string} base where the API is, "/sms/api"
   * @param {string|null} lang language of problems; null: the user's
   */
  constructor(base, lang) {
    this.#base = base.replace(/\/$/, '');
    this.lang = lang;
  }

  async session() {
    const session = await this.#fetch('GET', '/session');
    this.#token = session.csrf;
    return session;
  }

  /** @param {Record<string, unknown>} [query] empty values are left out */
  get(path, query = {}, signal = undefined) {
    return this.#fetch('GET', withQuery(path, query), undefined, signal);
  }

  /** Where the browser itself may fetch a file, in the page's language. */
  address(path, query = {}) {
    return this.#base + withQuery(path, {...query, lang: this.lang});
  }

  async post(path, body, signal = undefined) {
    try {
      return await this.#fetch('POST', path, body, signal);
    } catch (error) {
      // The server has restarted, or somebody else has signed in: one new token, one new try.
      if (error instanceof ApiError && error.has('csrf.token')) {
        await this.session();
        return this.#fetch('POST', path, body, signal);
      }
      throw error;
    }
  }

  async #fetch(method, path, body, signal) {
    const headers = {Accept: 'application/json'};
    if (this.lang) headers['X-SMS-Lang'] = this.lang;
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
      headers['X-SMS-CSRF'] = this.#token ?? '';
    }
    let response;
    try {
      response = await fetch(this.#base + path, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'same-origin',
        cache: 'no-store',
        // A login page in place of an answer is "signed out", not an answer.
        redirect: 'manual',
        signal,
      });
    } catch (error) {
      if (error.name === 'AbortError') throw error;
      throw new ApiError(0, null, {code: 'offline', field: '', message: 'offline'});
    }
    if (response.type === 'opaqueredirect') {
      throw new ApiError(401, null, {code: 'signed-out', field: '', message: 'signed-out'});
    }
    if (response.ok && response.headers.has('Content-Disposition')) return response;
    const json = (response.headers.get('Content-Type') ?? '').startsWith('application/json');
    const answer = json ? await response.json() : null;
    if (!response.ok || !json) {
      const code = response.status === 401 ? 'signed-out' : 'no-answer';
      throw new ApiError(response.status, answer, {code, field: '', message: code});
    }
    return answer;
  }
}

/** @param {Record<string, unknown>} query empty values are left out */
function withQuery(path, query) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return path + (text ? '?' + text : '');
}
