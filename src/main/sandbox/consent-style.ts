/** The consent pages' whole style; its hash stands in their content policy. */
export const consentStyle = `
:root { color-scheme: light dark; --sand: #f6f0e4; --card: #fffdf8; --ink: #1d2b33; --quiet: #55646c; --line: #d9cfbb;
  --deep: #0b5563; --on-deep: #ffffff; --ribbon: #ffd46b; --on-ribbon: #3b2c00 }
@media (prefers-color-scheme: dark) { :root { --sand: #12191d; --card: #1b252a; --ink: #eef3f4; --quiet: #a9b8bf;
  --line: #3a4951; --deep: #6fd0de; --on-deep: #05262c; --ribbon: #5a4300; --on-ribbon: #ffe6a3 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; background: var(--sand); color: var(--ink);
  font: 1rem/1.55 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif }
.ribbon { margin: 0; padding: .5rem 1rem; background: var(--ribbon); color: var(--on-ribbon); text-align: center;
  font-size: .875rem; font-weight: 600 }
main { max-width: 30rem; margin: clamp(1rem, 6vh, 4rem) auto; padding: 2rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 1.25rem; box-shadow: 0 1rem 3rem rgb(0 0 0 / .08) }
header { display: flex; align-items: center; gap: .6rem; font-weight: 700; color: var(--deep) }
.mark, .face { display: inline-grid; place-items: center; border-radius: 50%; background: var(--deep);
  color: var(--on-deep); font-weight: 700; flex: none }
.mark { width: 2rem; height: 2rem; border-radius: .6rem }
.face { width: 2.5rem; height: 2.5rem }
h1 { margin: 1.25rem 0 .5rem; font-size: 1.5rem; line-height: 1.25 }
h2 { margin: 1.25rem 0 .25rem; font-size: 1rem }
p { margin: .25rem 0 } ul { margin: 0; padding-left: 1.2rem }
.quiet, small { color: var(--quiet) } .quiet { margin-top: .75rem; font-size: .9rem }
fieldset { margin: 1.25rem 0; padding: 0; border: 0 }
legend { padding: 0; margin-bottom: .5rem; font-weight: 600 }
.person { display: flex; align-items: center; gap: .75rem; margin-top: .5rem; padding: .75rem 1rem;
  border: 1px solid var(--line); border-radius: .9rem; cursor: pointer }
.person:has(input:checked) { border-color: var(--deep); box-shadow: inset 0 0 0 1px var(--deep) }
.person:has(input:focus-visible) { outline: 3px solid var(--deep); outline-offset: 2px }
.person small { display: block }
input { accent-color: var(--deep); width: 1.1rem; height: 1.1rem }
.bank { display: block; margin-bottom: .25rem; font-weight: 600 }
select, textarea, input[type=text], input[type=password] { width: 100%; height: auto; padding: .6rem .75rem; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--line); border-radius: .7rem }
pre { margin: .5rem 0 0; padding: .9rem 1rem; max-height: 16rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere;
  font: inherit; background: var(--sand); border: 1px solid var(--line); border-radius: .7rem }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: .75rem 0 0 } dt { color: var(--quiet) }
dd { margin: 0; font-weight: 600 } a { color: var(--deep) } form.person { cursor: default } form.person span { flex: 1 }
form.person button { flex: none; padding: .5rem .9rem }
svg { display: block; width: 12rem; height: 12rem; margin: 1rem auto .5rem; border-radius: .75rem }
.share { display: none; margin: .5rem 0 0 1rem }
.person:has(input:checked) + .share { display: block }
.share label { display: flex; align-items: center; gap: .6rem; padding: .35rem 0; cursor: pointer }
.share small { display: block }
.share input:focus-visible { outline: 3px solid var(--deep); outline-offset: 2px }
[role=alert] { padding: .6rem .9rem; border-radius: .7rem; background: var(--ribbon); color: var(--on-ribbon) }
.buttons { display: flex; gap: .75rem; margin-top: 1.5rem }
button { flex: 1; padding: .8rem 1rem; font: inherit; font-weight: 650; border: 1px solid var(--deep); border-radius: .8rem;
  background: var(--deep); color: var(--on-deep); cursor: pointer }
button.plain { background: transparent; color: var(--deep) }
button:focus-visible, select:focus-visible, textarea:focus-visible, input:focus-visible, pre:focus-visible, a:focus-visible { outline: 3px solid var(--deep); outline-offset: 2px }
`
