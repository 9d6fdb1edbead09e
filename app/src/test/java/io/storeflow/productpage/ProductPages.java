package io.storeflow.productpage;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.account.Person;
import io.storeflow.store.Store;
import io.storeflow.testing.Browsing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

/** The pages of products, as one who may edit them calls them. */
public final class ProductPages {
  private final Browsing web;
  private final Store store;
  private final Person person;

  ProductPages(Browsing web, Store store, Person person) {
    this.web = web;
    this.store = store;
    this.person = person;
  }

  String base() {
    return "/s/" + store.slug() + "/products";
  }

  String inventory() {
    return content(web.get(person, "/s/" + store.slug() + "/inventory"));
  }

  MockHttpServletResponse send(String path, Map<String, String> form) {
    var call = post(base() + path);
    form.forEach(call::param);
    return web.send(person, call);
  }

  MockHttpServletResponse upload(Map<String, String> form, byte[]... files) {
    return upload("", form, files);
  }

  /** Files are called 0.png, 1.png and so on. */
  MockHttpServletResponse upload(String path, Map<String, String> form, byte[]... files) {
    var call = multipart(base() + path);
    for (int i = 0; i < files.length; i++)
      call.file(new MockMultipartFile("file", i + ".png", "image/png", files[i]));
    form.forEach(call::param);
    return web.send(person, call);
  }

  /** A file that is sent before its form. */
  MockHttpServletResponse sendAhead(byte[] file) {
    var to = "/s/" + store.slug() + "/pictures";
    return web.send(
        person, multipart(to).file(new MockMultipartFile("file", "a.png", "image/png", file)));
  }

  static String idOf(MockHttpServletResponse answer) {
    var location = Objects.requireNonNull(answer.getRedirectedUrl(), () -> content(answer));
    return location.substring(location.lastIndexOf('/') + 1);
  }

  static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  static Map<String, String> good() {
    var form = new LinkedHashMap<String, String>();
    form.put("title", "Tonkotsu Ramen");
    form.put("secondTitle", "豚骨ラーメン");
    form.put("description", "Broth\r\nof bones");
    form.put("slug", "");
    form.put("category", "");
    form.put("state", "active");
    form.put("variants[0].sku", "RAM-1");
    form.put("variants[0].price", "12,90");
    form.put("variants[0].compareAt", "14.90");
    form.put("variants[0].tracked", "true");
    form.put("variants[0].onHand", "20");
    form.put("variants[0].lowAt", "3");
    form.put("variants[0].active", "true");
    return form;
  }
}
