// What our elements ask of this host.
const open = (page, parameters) => location.assign(page + '?' + new URLSearchParams(parameters));

addEventListener('sms-navigate', (event) => open('dossier', {ref: event.detail.record}));
addEventListener('sms-open', (event) => {
  event.preventDefault();
  const {contribution, campaign} = event.detail;
  open('outil', campaign ? {id: contribution, campaign} : {id: contribution});
});
addEventListener('sms-close', () => {
  const address = new URL(location);
  address.searchParams.delete('outil');
  location.assign(address);
});
