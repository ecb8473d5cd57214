// What makes the pages better where scripts run; everything works without.

/** A form is sent as soon as a day is chosen. */
for (const input of document.querySelectorAll('form.day input[type="date"]')) {
  const shown = input.value;
  input.addEventListener('change', () => {
    if (input.value !== shown && input.validity.valid) input.form.requestSubmit();
  });
}
