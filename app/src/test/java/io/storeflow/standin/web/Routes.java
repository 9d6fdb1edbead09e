package io.storeflow.standin.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which part answers which address. */
public final class Routes {
  /** Who may ask. */
  public enum Door {
    /** Programs with the secret key. */
    API,
    /** Browsers as well, with the publishable key. */
    CLIENT,
    /** People. */
    PAGE,
    /** Tests, and buttons of people; what is done locks for itself. */
    CONTROL
  }

  record Route(
      String method, Pattern path, List<String> names, Door door, Function<Call, Answer> does) {}

  record Found(Route route, Map<String, String> names) {}

  private final List<Route> all = new ArrayList<>();

  public void api(String route, Function<Call, JsonNode> does) {
    add(route, Door.API, call -> Answer.json(200, does.apply(call)));
  }

  public void client(String route, Function<Call, JsonNode> does) {
    add(route, Door.CLIENT, call -> Answer.json(200, does.apply(call)));
  }

  public void page(String route, Function<Call, Answer> does) {
    add(route, Door.PAGE, does);
  }

  /** What people, or programs that show other keys, ask. */
  public void open(String route, Function<Call, JsonNode> does) {
    page(route, call -> Answer.json(200, does.apply(call)));
  }

  /** A button of a page says where to go back to. */
  public void control(String route, Function<Call, JsonNode> does) {
    add(
        route,
        Door.CONTROL,
        call -> {
          var done = does.apply(call);
          var back = call.params().text("back", "");
          return back.startsWith("/") ? Answer.redirect(back) : Answer.json(200, done);
        });
  }

  private void add(String route, Door door, Function<Call, Answer> does) {
    var methodAndPath = route.split(" ");
    List<String> names = new ArrayList<>();
    var name = Pattern.compile("\\{(\\w+)}").matcher(methodAndPath[1]);
    while (name.find()) names.add(name.group(1));
    var path = Pattern.compile(methodAndPath[1].replaceAll("\\{\\w+}", "([^/]+)"));
    all.add(new Route(methodAndPath[0], path, names, door, does));
  }

  @Nullable Found find(String method, String path) {
    for (var route : all) {
      if (!route.method.equals(method)) continue;
      var match = route.path.matcher(path);
      if (!match.matches()) continue;
      Map<String, String> names = new LinkedHashMap<>();
      for (int i = 0; i < route.names.size(); i++)
        names.put(route.names.get(i), match.group(i + 1));
      return new Found(route, names);
    }
    return null;
  }
}
