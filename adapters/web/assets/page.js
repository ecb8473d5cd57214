// What makes the pages better where scripts run; everything works without.

/** A form is sent as soon as a day is chosen. */
for (const input of document.querySelectorAll('form.day input[type="date"]')) {
  let shown = input.value;
  input.addEventListener('change', () => {
    if (input.value === shown || !input.validity.valid) return;
    shown = input.value;
    input.form.requestSubmit();
  });
}

/** Milliseconds after the last key before names are asked for. */
const PAUSE = 150;

/** Names that begin like what is typed replace those that the page came with. */
for (const input of document.querySelectorAll('input[data-suggest]')) {
  let waiting;
  let asked = '';
  const offer = async () => {
    const typed = input.value.trim();
    if (typed === '' || typed === asked) return;
    asked = typed;
    const address = new URL(input.dataset.suggest, location.href);
    address.searchParams.set('typed', typed);
    const response = await fetch(address);
    if (!response.ok || typed !== asked) return;
    const { suggestions } = await response.json();
    input.list.replaceChildren(
      ...suggestions.map(({ label, value }) => {
        const option = document.createElement('option');
        option.value = value;
        option.textContent = label;
        return option;
      }),
    );
  };
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void offer().catch(() => {}), PAUSE);
  });
}
