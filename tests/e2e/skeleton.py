"""What a page looks like beneath its words: its elements, states, width and colours.

Two pages of one skeleton differ in words and addresses alone: no rule of style can tell them apart.
Contrast, three quarters of what axe costs, is therefore measured once for each skeleton. Among the
languages to choose from another one is the chosen one in each language: their order says nothing.
"""

BENEATH = """
() => {
  const said = new Set(["href", "src", "action", "id", "for", "name", "value", "content", "title",
    "alt", "lang", "hreflang", "datetime", "data-th", "aria-label", "aria-labelledby",
    "aria-describedby", "aria-controls"]);
  const bones = node => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? "*" : "";
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    const states = [...node.attributes].map(a => said.has(a.name) ? a.name : `${a.name}=${a.value}`);
    const own = [node.tagName, ...states.sort(), node.checked, node === document.activeElement];
    const inner = [...node.childNodes].map(bones);
    if (node.children.length && [...node.children].every(each => each.lang)) inner.sort();
    return `<${own.join(" ")}>${inner.join("")}</>`;
  };
  const media = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"];
  return [innerWidth, ...media.map(each => matchMedia(each).matches),
    bones(document.documentElement)].join(" ");
}
"""


def skeleton(page):
    return page.evaluate(BENEATH)
