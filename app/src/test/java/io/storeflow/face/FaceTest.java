package io.storeflow.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.platform.picture.Drawn;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@AppTest
class FaceTest {
  @Autowired World world;
  @Autowired Faces faces;
  @Autowired Browsing web;

  Store store;
  Person owner;
  String address;

  @BeforeEach
  void open() {
    store = world.store();
    owner = world.member(store, Role.OWNER);
    address = store.page("/settings/face");
  }

  @Test
  void aLogoAndAPictureOfTheHomePageAreShown() throws Exception {
    var sent = post(png(40, 20), png(90, 60), "version", "0", "action", "Go", "alt", "X");
    assertThat(sent.getStatus()).isEqualTo(302);
    var face = faces.of(store);
    var logo = Objects.requireNonNull(face.logo()).path();
    var hero = Objects.requireNonNull(face.hero()).path();
    var home = words(web.get(null, store.shop("")));
    assertThat(home)
        .contains("class=\"logo\"", logo, "class=\"hero\"", hero, store.shop("/all"), ">Go<")
        .contains("property=\"og:image\" content=\"http://localhost" + hero)
        .contains("\"logo\":\"http://localhost" + logo);
    assertThat(words(web.get(owner, address))).contains(logo, hero, "value=\"Go\"");
  }

  @Test
  void whatIsSentTakesThePlaceOfWhatIsThereAndATickTakesItOff() throws Exception {
    post(png(40, 20), null, "version", "0");
    var first = Objects.requireNonNull(faces.of(store).logo());
    post(null, null, "version", "1", "alt", "Else");
    assertThat(faces.of(store).logo()).isEqualTo(first);
    post(png(50, 20), null, "version", "2");
    assertThat(faces.of(store).logo()).isNotNull().isNotEqualTo(first);
    post(null, null, "version", "3", "logoOff", "true");
    assertThat(faces.of(store).logo()).isNull();
  }

  @Test
  void aFileThatIsNoPictureIsRefusedAndTheRestStays() {
    var text = "<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8);
    var answer = post(text, null, "version", "0", "action", "Look");
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(words(answer)).contains("value=\"Look\"", "aria-invalid=\"true\"");
    assertThat(faces.of(store)).isEqualTo(Face.NONE);
    assertThat(post(new byte[0], null, "version", "0").getStatus()).isEqualTo(422);
  }

  @Test
  void thePictureOfAnotherStoreIsNotTaken() throws Exception {
    post(png(40, 20), null, "version", "0");
    var theirs = Objects.requireNonNull(faces.of(store).logo()).publicId();
    store = world.store();
    owner = world.member(store, Role.OWNER);
    address = store.page("/settings/face");
    post(null, null, "version", "0", "logo", theirs, "alt", "Mine");
    assertThat(faces.of(store).alt()).isEqualTo("Mine");
    assertThat(faces.of(store).logo()).isNull();
  }

  @Test
  void whoComesLateIsTold() {
    post(null, null, "version", "0", "alt", "One");
    var late = post(null, null, "version", "0", "alt", "Two");
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(words(late)).contains("value=\"Two\"", "name=\"version\" value=\"1\"");
    assertThat(words(post(null, null, "version", "1", "path", "/c/nowhere")))
        .contains("no such place");
  }

  private static byte[] png(int width, int height) throws Exception {
    return Files.readAllBytes(Drawn.saved(width, height));
  }

  private MockHttpServletResponse post(
      byte @Nullable [] logo, byte @Nullable [] hero, String... fields) {
    var call = MockMvcRequestBuilders.multipart(address);
    if (logo != null) call.file(new MockMultipartFile("logoFile", "a.png", "image/png", logo));
    if (hero != null) call.file(new MockMultipartFile("heroFile", "b.png", "image/png", hero));
    for (int i = 0; i < fields.length; i += 2) call.param(fields[i], fields[i + 1]);
    return web.send(owner, call);
  }

  private static String words(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
