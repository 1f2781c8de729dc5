// A report may be tapped before the page's script is there. It is kept for the script, which knows more than the form
// does; if the script doesn't come in time, the form is sent as without one.
{
  const PATIENCE_MS = 6_000
  let kept = null
  let isGivenUp = false

  const isLive = () => 'live' in document.documentElement.dataset

  document.addEventListener(
    'submit',
    (event) => {
      if (isLive() || isGivenUp) return
      event.preventDefault()
      if (!kept) setTimeout(goOn, 0, Date.now())
      kept = { form: event.target, button: event.submitter }
    },
    true,
  )

  const goOn = (since) => {
    isGivenUp = Date.now() - since > PATIENCE_MS
    if (isLive()) kept.button?.click()
    else if (isGivenUp) kept.form.requestSubmit(kept.button)
    else return setTimeout(goOn, 50, since)
    kept = null
  }
}
