import type { FromPage, PanelState, ToPage } from '../ladder/messages';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: PanelState): void };

const editor = acquireVsCodeApi();
const nonce = document.body.dataset['nonce'] ?? '';
const problem = element('problem', HTMLElement);
const ladder = element('ladder', HTMLElement);
const mergeHops = element('mergeHops', HTMLInputElement);
let rows: SVGElement[] = [];

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === 'select') {
    select(data.arrow);
    return;
  }

  editor.setState(data.state);
  mergeHops.checked = data.state.mergeHops;
  problem.hidden = data.kind !== 'problem';
  if (data.kind === 'problem') {
    problem.textContent = data.text;
    draw('');
  } else {
    draw(data.svg);
  }
});

mergeHops.addEventListener('change', () => editor.postMessage({ kind: 'mergeHops', on: mergeHops.checked }));
// As in the editor's own lists: a click shows the record, a double click or the Enter key goes there.
ladder.addEventListener('click', ({ target }) => follow(target, false));
ladder.addEventListener('dblclick', ({ target }) => follow(target, true));
ladder.addEventListener('keydown', (event) => {
  const at = rows.findIndex((row) => row === event.target);
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (event.key === 'Enter' || event.key === ' ') follow(event.target, event.key === 'Enter');
  else if (step !== 0 && at >= 0) rows[at + step]?.focus();
  else return;
  event.preventDefault();
});
editor.postMessage({ kind: 'ready' });

/** Takes the picture apart and in again: what it may hold is drawn, what could act is left out. */
function draw(svg: string): void {
  const picture = new DOMParser().parseFromString(svg || '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml').documentElement;
  picture.querySelectorAll('script, foreignObject, a, image, use').forEach((unwanted) => unwanted.remove());
  picture.querySelectorAll('style').forEach((style) => style.setAttribute('nonce', nonce));
  ladder.replaceChildren(document.importNode(picture, true));
  rows = [...ladder.querySelectorAll<SVGElement>('.arrow')];
}

function follow(target: EventTarget | null, focus: boolean): void {
  const index = rows.findIndex((row) => target instanceof Element && target.closest('.arrow') === row);
  if (index >= 0) editor.postMessage({ kind: 'reveal', arrow: index, focus });
}

function select(index: number | undefined): void {
  rows.forEach((row, at) => row.classList.toggle('selected', at === index));
  if (index !== undefined) rows[index]?.scrollIntoView({ block: 'nearest' });
}

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(id);
  return found;
}
