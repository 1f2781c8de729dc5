/** What the page's one polite live region says. */
class Announcer {
  text = $state.raw('')

  say(text: string): void {
    this.text = text
  }
}

export const announcer = new Announcer()
