// The host's own behaviour; every page also works without it.

// Contributed elements ask for a record, or to be closed. Captured, so that events that do not bubble are heard.
document.addEventListener(
  'sms-navigate',
  (event) => {
    const record = event.detail && event.detail.record;
    if (typeof record === 'string' && record) {
      location.assign('/record?ref=' + encodeURIComponent(record));
    }
  },
  true,
);
document.addEventListener(
  'sms-open',
  (event) => {
    const {contribution, campaign} = event.detail ?? {};
    if (typeof contribution === 'string' && contribution) {
      event.preventDefault();
      const query = campaign ? '?campaign=' + encodeURIComponent(campaign) : '';
      location.assign('/page/' + encodeURIComponent(contribution) + query);
    }
  },
  true,
);
document.addEventListener(
  'sms-close',
  (event) => {
    const opened = event.target instanceof Element && event.target.closest('[data-close]');
    location.assign(opened ? opened.dataset.close : '/');
  },
  true,
);

// The menu of a small screen.
const button = document.getElementById('menu-button');
if (button) {
  button.addEventListener('click', () => {
    const open = document.body.classList.toggle('menu-open');
    button.setAttribute('aria-expanded', String(open));
  });
}

// The menu follows the contributions that come and go while a page is open.
const menu = document.getElementById('menu');
if (menu) {
  const page = encodeURIComponent(location.pathname + location.search);
  let shown = null;
  const refresh = async () => {
    if (document.hidden) {
      return;
    }
    try {
      const response = await fetch('/demo/menu?page=' + page, { headers: { Accept: 'text/html' } });
      if (response.ok && !response.redirected) {
        const text = await response.text();
        if (shown !== null && text !== shown) {
          const parsed = new DOMParser().parseFromString(text, 'text/html');
          menu.replaceChildren(...parsed.body.childNodes);
          menu.hidden = menu.childElementCount === 0;
        }
        shown = text;
      }
    } catch (unreachable) {
      // The host is away for a moment: what is shown stays, the next round asks again.
    }
  };
  refresh();
  setInterval(refresh, 3000);
}

// One click signs in as one of the demo's users.
for (const choice of document.querySelectorAll('.login-as')) {
  choice.addEventListener('click', () => {
    const form = document.getElementById('login');
    form.elements.user.value = choice.dataset.user;
    form.elements.password.value = choice.dataset.user;
    form.requestSubmit();
  });
}
