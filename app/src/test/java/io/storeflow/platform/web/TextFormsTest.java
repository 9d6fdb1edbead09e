package io.storeflow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerMapping;

/** Texts are read as Spring reads them, all but those of headers. */
class TextFormsTest {
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  record Texts(@Nullable String name, @Nullable String city, @Nullable String slug) {}

  record Mixed(@Nullable String name, List<String> tags, @Nullable Integer count) {}

  @Test
  void takesEachTextByItsNameAndLeavesOutTheRest() throws Exception {
    request.addParameter("name", " Mara <b> ");
    request.addParameter("other", "x");
    request.setAttribute(
        HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("slug", "ramen", "name", "path"));
    assertThat(form(Texts.class)).isEqualTo(new Texts(" Mara <b> ", null, "ramen"));
  }

  @Test
  void whatIsSentTwiceStandsTogether() throws Exception {
    request.addParameter("name", "Mara", "Yuki");
    request.addParameter("city", "");
    assertThat(form(Texts.class)).isEqualTo(new Texts("Mara,Yuki", "", null));
  }

  @Test
  void takesNothingFromHeaders() throws Exception {
    request.addHeader("City", "Berlin");
    assertThat(form(Texts.class)).isEqualTo(new Texts(null, null, null));
  }

  @Test
  void leavesOtherFormsToSpring() throws Exception {
    request.addParameter("name", "Mara");
    request.addParameter("tags", "a", "b");
    request.addParameter("count", "7");
    assertThat(form(Mixed.class)).isEqualTo(new Mixed("Mara", List.of("a", "b"), 7));
  }

  @Test
  void itsResultIsThatOfTheForm() throws Exception {
    request.addParameter("city", "Berlin");
    var result = binder(Texts.class).getBindingResult();
    assertThat(result.getTarget()).isEqualTo(new Texts(null, "Berlin", null));
    assertThat(result.getFieldValue("city")).isEqualTo("Berlin");
    result.rejectValue("city", "unknown");
    assertThat(result.getFieldErrors("city")).hasSize(1);
  }

  private @Nullable Object form(Class<?> type) throws Exception {
    return binder(type).getTarget();
  }

  private ServletRequestDataBinder binder(Class<?> type) throws Exception {
    HttpServletRequest sent = request;
    var binder =
        (ServletRequestDataBinder)
            new TextForms(null, null)
                .createBinder(
                    new ServletWebRequest(sent), null, "form", ResolvableType.forClass(type));
    binder.construct(sent);
    return binder;
  }
}
