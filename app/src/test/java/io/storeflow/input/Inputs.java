package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.input.Forms.Scene;
import io.storeflow.testing.Client;
import io.storeflow.testing.Route;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * The running application as a list of forms and bodies, each with what it takes and a scene of its
 * own to be tried on.
 *
 * @param forms what is right for each
 * @param counts what there is of a scene
 * @param port of the application
 */
record Inputs(
    Forms forms,
    Counts counts,
    int port,
    World world,
    Staff staff,
    RequestMappingHandlerMapping mapping) {
  interface Try {
    void on(Route route) throws Exception;
  }

  static Inputs of(WebApplicationContext context) {
    var beans = context.getAutowireCapableBeanFactory();
    try {
      return new Inputs(
          beans.createBean(Forms.class),
          new Counts(beans.getBean(DataSource.class)),
          context.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
          beans.getBean(World.class),
          beans.getBean(Staff.class),
          beans.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static Stream<DynamicTest> tests(List<Route> routes, Function<Route, String> name, Try attempt) {
    return routes.stream()
        .map(route -> DynamicTest.dynamicTest(name.apply(route), () -> attempt.on(route)));
  }

  List<Route> all() {
    return Route.all(mapping);
  }

  /** Whatever may change something. */
  List<Route> unsafe() {
    return all().stream().filter(Route::isUnsafe).toList();
  }

  List<Route> bodies() {
    return all().stream().filter(Fields::isJson).toList();
  }

  List<Route> formsWithFields() {
    return unsafe().stream()
        .filter(route -> !Fields.isJson(route) && !Fields.of(route).isEmpty())
        .toList();
  }

  Members members() {
    var document = new Client(port).get("/api/v1/openapi.json").body();
    return new Members(JsonMapper.shared().readTree(document));
  }

  Sender sender(Scene scene) {
    return new Sender(world, staff, port, scene);
  }

  /** Somebody with a store of their own. */
  Sender sender() {
    return sender(forms.scene());
  }

  /**
   * Sends what was refused again if something was written: a job of the house may write at the same
   * moment, but what a refused form writes, it writes each time.
   *
   * @return how much there is of the scene by then
   */
  String assertUnwritten(String what, String before, Scene scene, Sender.Prepared refused) {
    var known = before;
    var now = counts.of(scene);
    for (int again = 0; again < 5 && !now.equals(known); again++) {
      known = now;
      refused.send();
      now = counts.of(scene);
    }
    assertThat(now).as(what + " was refused but written").isEqualTo(known);
    return now;
  }

  /** Members of a route's body that can be put into a good one: those of what it holds. */
  List<String> triedMembers(Route route) {
    var good = forms().body(route, sender().scene).sent();
    return members().of(route).stream()
        .filter(it -> !good.at(it.substring(0, it.lastIndexOf('/'))).isMissingNode())
        .toList();
  }
}
