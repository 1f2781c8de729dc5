import { mount } from 'svelte'
import App from './App.svelte'
import { place } from './live/place.svelte.ts'
import { said } from './live/said.svelte.ts'
import { router } from './pages/router.svelte.ts'
import { theme } from './ui/theme.svelte.ts'
import './ui/tokens.css'
import './ui/base.css'

theme.start()
place.recall()
said.recall(Date.now())
router.start()
mount(App, { target: document.querySelector('#app')! })
