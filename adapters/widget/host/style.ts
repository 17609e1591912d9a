/** How the button and the frame look on somebody else's page: in ems of the reader's own text size, whatever that page says. */

export const STYLE = `:host{all:initial!important;font:medium/1.5 Arial,sans-serif!important}
.box{font-size:1.1875em;color:#212b32;text-align:start}
.float{position:fixed;inset-block-end:1em;inset-inline-end:1em;z-index:2147483000}
.float.start{inset-inline:1em auto}
[hidden]{display:none!important}
button,.launch{font:inherit;cursor:pointer;min-block-size:44px;border-radius:.4em;padding:.4em .8em;border:2px solid #003087;background:#fff;color:#003087}
.launch{display:inline-block;box-sizing:border-box;max-inline-size:14em;min-block-size:56px;padding:.6em 1em;border:2px solid #fff;background:#003087;color:#fff;font-weight:bold;text-align:start;text-decoration:none}
:focus-visible{outline:4px solid #212b32;box-shadow:0 0 0 8px #ffeb3b}
.dialog{box-sizing:border-box;display:flex;flex-direction:column;inline-size:27em;max-inline-size:calc(100vw - 2em);block-size:44em;max-block-size:calc(100vh - 2em);border:2px solid #4c6272;border-radius:.5em;background:#fff;overflow:hidden}
.inline .dialog{inline-size:100%;max-inline-size:none}
.bar{margin:0;padding:.5em 1em}
.bar a{display:inline-block;padding:.5em 0;color:#004b93}
iframe{flex:1;inline-size:100%;border:0}
@media(max-width:40em),(max-height:30em){.float .dialog{position:fixed;inset:0;inline-size:100%;block-size:100%;max-inline-size:none;max-block-size:none;border:0;border-radius:0}}
@media print{.float{display:none}}`;
