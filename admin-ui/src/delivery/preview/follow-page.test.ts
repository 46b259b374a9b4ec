// @vitest-environment happy-dom
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followPage } from "./follow-page.ts";

const pageOf = (body: string, dir = "ltr") =>
  `<!doctype html><html lang="en" dir="${dir}"><head><title>${body.length}</title></head><body>${body}</body></html>`;
const shownPage = (body: string) => new DOMParser().parseFromString(pageOf(body), "text/html");

describe("a page that follows the draft", () => {
  test("touches only what differs: pictures and paragraphs around it stay the same elements", () => {
    const shown = shownPage("<main><h1>Old</h1><figure><img src='/a.jpg'></figure><p>One</p><p>Two</p><p>Three</p></main>");
    const kept = ["figure", "img", "p:nth-of-type(1)", "p:nth-of-type(3)"].map((selector) => shown.querySelector(selector));
    followPage(shown, pageOf("<main><h1>New</h1><figure><img src='/a.jpg'></figure><p>One</p><p>Two and a half</p><p>Three</p></main>", "rtl"));
    expect(["figure", "img", "p:nth-of-type(1)", "p:nth-of-type(3)"].map((selector) => shown.querySelector(selector))).toEqual(kept);
    expect(shown.body.innerHTML).toBe('<main><h1>New</h1><figure><img src="/a.jpg"></figure><p>One</p><p>Two and a half</p><p>Three</p></main>');
    expect(shown.documentElement.dir).toBe("rtl");
  });

  test("takes in what is inserted between two blocks without touching them, and gives it up again", () => {
    const shown = shownPage("<p>b</p><p>c</p>");
    const around = [...shown.body.children];
    followPage(shown, pageOf("<p>b</p><p>new</p><p>c</p>"));
    expect(shown.body.textContent).toBe("bnewc");
    followPage(shown, pageOf("<p>b</p><p>c</p>"));
    expect([...shown.body.children]).toEqual(around);
  });

  test("says in the end what the new page says, whatever stood before", () => {
    const block = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom("<p>a</p>", "<p>b</p>", "<hr>", "words", "<p dir='rtl'>c</p>"),
        fc.tuple(fc.constantFrom("section", "div", "ul"), fc.array(tie("tree"), { maxLength: 4 })).map(([tag, inner]) => `<${tag}>${inner.join("")}</${tag}>`),
      ),
    })).tree;
    const body = fc.array(block, { maxLength: 6 }).map((blocks) => blocks.join(""));
    fc.assert(
      fc.property(body, body, (before, after) => {
        const shown = shownPage(before);
        followPage(shown, pageOf(after));
        expect(shown.body.innerHTML).toBe(shownPage(after).body.innerHTML);
      }),
      { numRuns: 300 },
    );
  });
});
