// What the three hosts share: the elements that they made, and a way to call them that ends with what a test can read.
const elements = [];

function keep(element) {
  elements.push(element);
  return elements.length - 1;
}

/** A renderer's layer: as large as the picture. */
function layer(parent = document.body) {
  const box = document.createElement('div');
  box.style.cssText = 'position:absolute;left:0;top:0;width:100vw;height:100vh';
  parent.append(box);
  return box;
}

async function manifestOf(id) {
  const answer = await fetch(`/graphics/${id}/${id}.ograf.json`);
  return answer.json();
}

window.host = {
  elements,
  call: (index, method, ...params) => elements[index][method](...params),
  remove: (index) => elements[index].remove(),
  /** What a graphic shows of a field; null while there is none. */
  text: (index, field) => elements[index].shadowRoot.querySelector(`[data-field="${field}"]`)?.textContent ?? null,
  words: (index) => [...elements[index].shadowRoot.querySelectorAll('.bug')].map((bug) => bug.innerText).join(' '),
  /** Whether its bug takes any room. */
  isDrawn: (index) => (elements[index].shadowRoot.querySelector('.bug')?.getClientRects().length ?? 0) > 0,
  box(index) {
    const { left, top, right, bottom } = elements[index].shadowRoot.querySelector('.bug').getBoundingClientRect();
    return { left, top, right, bottom };
  },
};

export { keep, layer, manifestOf };
