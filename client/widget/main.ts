import { defineWidget } from './element.ts'
import { Stream } from './stream.ts'

/** `<script async src="…/widget.js" data-service="telegram">` puts a widget after itself; without a service it only
 * makes `<outcry-widget>` known. */
const script = document.currentScript as HTMLScriptElement
const { origin } = new URL(script.src)

if (!customElements.get('outcry-widget')) defineWidget({ origin, stream: new Stream(origin) })

if (script.dataset.service) {
  const widget = document.createElement('outcry-widget')
  for (const [name, value] of Object.entries(script.dataset)) widget.setAttribute(name, value!)
  script.after(widget)
}
