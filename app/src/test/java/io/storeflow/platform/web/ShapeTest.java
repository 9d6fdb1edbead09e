package io.storeflow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.pattern.PathPatternParser;

class ShapeTest {

  @ParameterizedTest
  @CsvSource({
    "/shop/{store}/checkout/rates, /shop/hanami/checkout/rates, true",
    "/shop/{store}/checkout/rates, /shop/hanami/checkout, false",
    "/shop/{store}/checkout, /shop/hanami/cart, false",
    "/shop/{store}/p/{slug}, /shop/hanami/p/ramen, true",
    "/shop/{store}/p/{slug}, /shop/hanami/p/ramen/wish, false",
    "/shop/{store}/p/{slug}, /s/hanami/p/ramen, false",
    "/files/{*path}, /files/a/b/c.css, true",
    "/t/{token:[a-z]+}/x, /t/ab/x, true",
    "/healthz, /healthz, true",
    "/healthz, /health, false",
    "/shop/{store}/cart, /shop/hanami/%63art, true",
  })
  void passesOverWhatCannotBeIt(String pattern, String path, boolean may) {
    assertThat(of(pattern).mayBe(Shape.Path.of(path))).isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource({
    "/shop/{store}/p/{slug}, /shop/hanami/p/ramen",
    "/shop/{store}, /shop/hanami",
    "/{a}-{b}/x, /one-two/x",
    "/files/{*path}, /files/a/b.css",
    "/a?c/{x}.json, /abc/1.json",
  })
  void neverPassesOverWhatThePatternMatches(String pattern, String path) {
    assertThat(
            PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path)))
        .isTrue();
    assertThat(of(pattern).mayBe(Shape.Path.of(path))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"/one, true", "/two/x, true", "/three, false"})
  void mayBeAnyOfSeveralPatterns(String path, boolean may) {
    assertThat(of("/one", "/two/{x}").mayBe(Shape.Path.of(path))).isEqualTo(may);
  }

  private static Shape of(String... patterns) {
    return Shape.of(
        RequestMappingInfo.paths(Stream.of(patterns).toArray(String[]::new))
            .options(options())
            .build());
  }

  private static RequestMappingInfo.BuilderConfiguration options() {
    var options = new RequestMappingInfo.BuilderConfiguration();
    options.setPatternParser(PathPatternParser.defaultInstance);
    return options;
  }
}
