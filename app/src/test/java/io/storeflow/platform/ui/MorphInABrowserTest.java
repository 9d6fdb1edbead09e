package io.storeflow.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.storeflow.testing.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part of a page becomes like another, and what stays is the very same element. */
@Tag("browser")
class MorphInABrowserTest {
  private Page page;

  @BeforeEach
  void open() throws IOException {
    page = Chromium.shared().newPage();
    var script = Files.readString(Path.of("templates-src/js/morph.js")).replace("export ", "");
    page.addScriptTag(
        new Page.AddScriptTagOptions().setContent(script + "\nwindow.morph = morph;"));
  }

  @AfterEach
  void close() {
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({
    // What goes, or comes, before it leaves the button as it is.
    "<img> <span>First</span> <p><button>a</button></p>, <img> <p><button>b</button></p>, true",
    "<img> <p><button>a</button></p>, <img> <span>First</span> <p><button>b</button></p>, true",
    "<i>x</i> <b>y</b> <p><button>a</button></p>, <p><button>b</button></p>, true",
    "<p>x</p> <p><button>a</button></p>, <p>y</p> <p><button>b</button></p>, true",
    "<i id=x>x</i> <p><button>a</button></p>, <p><button>b</button></p> <i id=x>x</i>, false",
    "<p><button>a</button></p>, <div><button>b</button></div>, false"
  })
  void becomesLikeTheOther(String old, String fresh, boolean same) {
    page.setContent("<main>" + old + "</main>");
    var kept =
        page.evaluate(
            """
            (html) => {
              const fresh = document.createElement('main'), main = document.querySelector('main');
              fresh.innerHTML = html;
              const button = main.querySelector('button');
              button.focus();
              morph(main, fresh);
              return [main.isEqualNode(fresh), main.contains(button), document.activeElement === button].join();
            }""",
            fresh);
    assertThat(kept).isEqualTo("true," + same + "," + same);
  }
}
