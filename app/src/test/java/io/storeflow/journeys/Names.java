package io.storeflow.journeys;

import com.microsoft.playwright.Page;
import java.util.List;

/** What a store and all that is in it is called; each ends in what has no direction. */
record Names(
    String product, String variant, String category, String rate, String store, String person) {
  static final Names HEBREW =
      new Names("מרק (2)", "גדול (3)", "מנות (4)", "שליח (5)", "חנות (6)", "דוד (7)");
  static final Names LATIN =
      new Names("Soup (2)", "Large (3)", "Dishes (4)", "Bike (5)", "Corner (6)", "David (7)");

  private static final String LOOK =
      """
      names => {
        document.querySelectorAll('details').forEach(it => it.open = true);
        const found = [], letters = /[\\p{L}\\p{N}]/u;
        const escaped = names.map(it => it.replace(/[.*+?^${}()|[\\]\\\\]/g, '\\\\$&'));
        const any = new RegExp(escaped.join('|'), 'gu');
        const without = text => text.replace(/\\u2068[^\\u2069]*\\u2069/g, '');
        const bare = text => letters.test(text.replace(any, '')) && without(text).search(any) >= 0;
        const tell = (what, element) => found.push(what + ' | ' + element.outerHTML.slice(0, 160));
        for (const element of document.querySelectorAll('*'))
          for (const name of ['aria-label', 'alt', 'title', 'placeholder', 'data-confirm', 'data-act', 'data-label'])
            if (bare(element.getAttribute(name) ?? '')) tell(name, element);
        for (const data of document.querySelectorAll('script[type="application/ld+json"]'))
          if (/[\\u2068\\u2069]/.test(data.textContent)) tell('marks in data', data);
        for (const element of document.querySelectorAll('option, title'))
          if (bare(element.textContent)) tell('text', element);
        const blockOf = node => {
          let it = node.parentElement;
          while (['inline', 'contents'].includes(getComputedStyle(it).display)) it = it.parentElement;
          return it;
        };
        const blocks = new Map(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node; (node = walk.nextNode());) {
          if (node.parentElement.closest('script, style, textarea, option, noscript')) continue;
          const block = blockOf(node);
          if (!blocks.has(block)) blocks.set(block, []);
          [...node.data].reduce((at, letter) => {
            if (letter.trim()) blocks.get(block).push({ node, at, letter });
            return at + letter.length;
          }, 0);
        }
        const boxOf = ({ node, at, letter }) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + letter.length);
          return range.getClientRects()[0];
        };
        const spaceless = names.map(it => it.replace(/\\s/g, ''));
        const marks = /[\\u2068\\u2069]/;
        for (const [block, all] of blocks) {
          const shown = all.filter(it => !marks.test(it.letter) && boxOf(it));
          const text = shown.map(it => it.letter).join('');
          const ltr = getComputedStyle(block).direction === 'ltr';
          for (const name of spaceless) {
            for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
              const letters = shown.slice(at, at + name.length).map(boxOf);
              const left = Math.min(...letters.map(it => it.left)), right = Math.max(...letters.map(it => it.right));
              const beside = it => it && boxOf(it).top < letters[0].bottom && boxOf(it).bottom > letters[0].top
                && letters.every(one => Math.abs(one.top - letters[0].top) < 2) ? boxOf(it) : null;
              const before = beside(shown[at - 1]), after = beside(shown[at + name.length]);
              if (before && (ltr ? before.left > left : before.right < right)) tell('before ' + name, block);
              if (after && (ltr ? after.right < right : after.left > left)) tell('after ' + name, block);
            }
          }
          const around = spaceless.reduce((rest, name) => rest.replaceAll(name, ''), text);
          if (around !== text && /\\p{L}/u.test(around) && ltr !== (document.dir === 'ltr')) tell('turned', block);
        }
        return found;
      }
      """;

  List<String> all() {
    return List.of(product, variant, category, rate, store, person);
  }

  /** Where in the page a name does not stand where it is written, or is not isolated. */
  List<String> misplacedIn(Page page) {
    return ((List<?>) page.evaluate(LOOK, all())).stream().map(String::valueOf).toList();
  }
}
