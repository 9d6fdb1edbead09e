package io.storeflow.platform.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class AssetsTest {
  private static final Assets ASSETS = new Assets();
  private final MockMvc http = MockMvcBuilders.standaloneSetup(new AssetController(ASSETS)).build();

  @Test
  void joinsEachStyleSheetIntoOneWithHashedFonts() {
    for (var entry : List.of("desk.css", "shop.css", "board.css")) {
      var css = text(entry);
      assertThat(css).startsWith("@layer reset,tokens,base,parts,pages;");
      assertThat(css).doesNotContain("@import").doesNotContain("/*");
      assertThat(css).contains("url(\"" + ASSETS.url("instrument-sans.woff2") + "\")");
    }
  }

  @Test
  void keepsStringsAndSpacesThatMeanSomething() {
    assertThat(
            StyleSheet.tidy(
                "a  :is(b , c)[d=\"e\"][f=\"1 2\"] {\n  content: \"/* ; } */  \" ;\n  width: calc(1px + 2px);\n}\n"))
        .isEqualTo("a :is(b,c)[d=e][f=\"1 2\"]{content:\"/* ; } */  \";width:calc(1px + 2px)}");
  }

  @Test
  void joinsModulesOnceAfterWhatTheyImport() {
    var files =
        Map.of(
            "js/a.js", "import { b } from \"./b.js\";\nimport \"./c.js\";\nb();\n",
            "js/b.js",
                "/* Note. */\nconst own = 1;\nexport function b() {\n  /* Why. */\n  return own;\n}\n",
            "js/c.js", "import { b } from \"./b.js\";\nconst own = 2;\nb(own);\n");
    var joined = new Script(files::get).join("a.js");
    assertThat(joined)
        .isEqualTo(
            "const {b}=(()=>{const own = 1;\nfunction b() {\nreturn own;\n}\nreturn {b}})();\n"
                + "{const own = 2;\nb(own);\n}\n{b();\n}\n");
  }

  @Test
  void keepsAFileForAYear() throws Exception {
    http.perform(get(ASSETS.url("desk.css")))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"))
        .andExpect(header().string("Content-Type", "text/css;charset=utf-8"))
        .andExpect(header().string("Vary", "Accept-Encoding"))
        .andExpect(header().doesNotExist("Content-Encoding"));
  }

  @Test
  void sendsTheCompressedBytesToThoseWhoTakeThem() throws Exception {
    var answer =
        http.perform(get(ASSETS.url("htmx.js")).header("Accept-Encoding", "br, gzip;q=0.8"))
            .andExpect(header().string("Content-Encoding", "gzip"))
            .andReturn()
            .getResponse();
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
      assertThat(new String(gzip.readAllBytes(), "UTF-8")).contains("htmx");
    }
    http.perform(get(ASSETS.url("htmx.js")).header("Accept-Encoding", "gzip;q=0"))
        .andExpect(header().doesNotExist("Content-Encoding"));
  }

  @Test
  void answersNothingNewToAKnownTag() throws Exception {
    var tag = http.perform(get(ASSETS.url("desk.js"))).andReturn().getResponse().getHeader("ETag");
    http.perform(get(ASSETS.url("desk.js")).header("If-None-Match", String.valueOf(tag)))
        .andExpect(status().isNotModified())
        .andExpect(content().bytes(new byte[0]));
  }

  @Test
  void doesNotKnowAnotherHash() throws Exception {
    http.perform(get("/assets/0000000000000000/desk.css")).andExpect(status().isNotFound());
    http.perform(get("/assets/0000000000000000/nothing.css")).andExpect(status().isNotFound());
    assertThatThrownBy(() -> ASSETS.url("nothing.css")).hasMessageContaining("nothing.css");
  }

  @Test
  void staysWithinItsBudget() {
    for (var page : List.of("desk", "shop", "board")) {
      int scripts =
          ASSETS.weight("htmx.js") + ASSETS.weight("stomp.js") + ASSETS.weight(page + ".js");
      assertThat(scripts).as("scripts of " + page).isLessThan(60_000);
      int all =
          scripts
              + ASSETS.weight(page + ".css")
              + ASSETS.weight("instrument-sans.woff2")
              + ASSETS.weight("icons.svg");
      assertThat(all).as("everything but the page itself of " + page).isLessThan(86_000);
    }
  }

  private static String text(String name) {
    var hash = ASSETS.url(name).split("/")[2];
    return new String(
        ASSETS.find(hash, name).orElseThrow().bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
