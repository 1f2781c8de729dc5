import { Link, type LinkStatus } from './link.ts'
import { openSocket } from './socket.ts'

/** How long to wait before fetching the socket's code again when even that could not be loaded. */
const RETRY_MS = 5_000

/** The page's one live connection and what is known about its freshness. */
class Live {
  status = $state.raw<LinkStatus>({ state: 'connecting', heardAt: null })
  readonly link = new Link(
    (status) => (this.status = status),
    () => Date.now(),
  )
  #opened = false

  /** Opens the connection once; later calls do nothing. */
  open(): void {
    if (this.#opened) return
    this.#opened = true
    openSocket().then(
      (wire) => this.link.attach(wire),
      () => setTimeout(() => this.#again(), RETRY_MS),
    )
  }

  #again(): void {
    this.#opened = false
    this.open()
  }
}

export const live = new Live()
