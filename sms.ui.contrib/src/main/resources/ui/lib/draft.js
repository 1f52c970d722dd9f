/**
 * What one has begun to write, kept in this tab until it is sent, so that a reload, a new sign-in or
 * a detour loses nothing. Holds no telephone number and no name.
 */
export class DraftKeeper {
  #key;

  constructor(userId, record) {
    this.#key = `sms.draft:${userId}:${record || 'group'}`;
  }

  load() {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key) ?? 'null');
    } catch {
      return null;
    }
  }

  keep(draft) {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(draft));
    } catch {
      // a full or forbidden storage costs the draft, not the work
    }
  }

  forget() {
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // as above
    }
  }
}
