package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.input.Forms.Good;
import io.storeflow.input.Forms.Scene;
import io.storeflow.samples.SampleBook;
import io.storeflow.testing.Client;
import io.storeflow.testing.Route;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody with an address and a cart of their own, signed in where that is needed. */
final class Sender {
  /** A request that is ready to go, more than once if need be. */
  interface Prepared {
    HttpResponse<String> send();
  }

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  final Scene scene;
  final Staff.Visitor desk;

  private final World world;
  private final Staff staff;
  private final int port;
  private @Nullable String token;

  Sender(World world, Staff staff, int port, Scene scene) {
    this.world = world;
    this.staff = staff;
    this.port = port;
    this.scene = scene;
    desk = staff.visitor(World.signedIn(scene.person()));
  }

  HttpResponse<String> send(
      Route route, Good<Map<String, String>> good, Map<String, String> fields) {
    return prepare(route, good, fields).send();
  }

  /** Everything but the request itself. */
  Prepared prepare(Route route, Good<Map<String, String>> good, Map<String, String> fields) {
    var path = route.path(String.valueOf(good.address().get("store")), good.address());
    if (route.pattern().startsWith("/shop/")) {
      var shopper = new Client(port);
      if (!needsACart(route)) return () -> shopper.post(path, fields);
      var filled = new LinkedHashMap<>(fields);
      var cart = fill(shopper);
      filled.replace("cart", SampleBook.CART, cart);
      return () -> shopper.post(path, filled);
    }
    boolean signedOut =
        route
            .pattern()
            .matches(
                "/login(/again)?|/signup|/account/password/(forgotten|reset)"
                    + "|/account/invitation/account");
    var visitor = signedOut ? staff.visitor(null) : desk;
    var csrf = signedOut ? token(visitor, "/login") : token(visitor);
    var all = new ArrayList<String>();
    fields.forEach((name, value) -> all.addAll(List.of(name, value)));
    all.addAll(List.of("_csrf", csrf));
    return () ->
        visitor.postPlain(
            path, Map.of("X-Forwarded-For", anyAddress()), all.toArray(String[]::new));
  }

  /** Whether a cart is filled for each form that is prepared. */
  static boolean needsACart(Route route) {
    return route.pattern().startsWith("/shop/") && route.pattern().contains("/checkout");
  }

  /** Puts something into the cart; the state of the cart, as forms carry it. */
  private String fill(Client shopper) {
    var cart = "/shop/" + scene.store().slug() + "/cart";
    var variant = world.goods(scene.store(), 500, 2000).publicId();
    shopper.post(cart, Map.of("variant", variant));
    return Client.hidden(shopper.get(cart), "cart");
  }

  String token() {
    return token(desk);
  }

  private String token(Staff.Visitor visitor) {
    if (token == null) token = token(visitor, "/account");
    return token;
  }

  private String token(Staff.Visitor visitor, String page) {
    var found = TOKEN.matcher(visitor.get(page).body());
    assertThat(found.find()).as(page + " has a form").isTrue();
    return found.group(1);
  }

  static String anyAddress() {
    var random = ThreadLocalRandom.current();
    return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
  }
}
