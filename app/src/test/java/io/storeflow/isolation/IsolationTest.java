package io.storeflow.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.storeflow.account.Person;
import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.FormToken;
import io.storeflow.testing.Route;
import io.storeflow.testing.World;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Nobody sees or touches what is another store's, by any route. The routes come from the
 * application's own list and the roles from the permission table, so a new route is tested without
 * anyone remembering; one that cannot be classified fails here.
 */
@AppTest
class IsolationTest {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Autowired WebApplicationContext context;
  @Autowired World world;
  @Autowired SampleBook samples;
  @Autowired ApiKeys keys;

  MockMvc web;
  Store own;
  String key;
  Store foreign;

  @BeforeEach
  void open() {
    web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    own = world.store();
    key = keys.make(own, "Till", EnumSet.allOf(KeyScope.class), null, Actor.SYSTEM);
    foreign = world.store();
  }

  @Test
  void everyRouteIsClassified() {
    var unclassified =
        Route.all(mapping).stream()
            .filter(
                route ->
                    route.isDashboard() ? route.needs() == null : !RoutesOfNoStore.isKnown(route))
            .map(Route::toString)
            .toList();
    assertThat(unclassified)
        .as(
            "dashboard routes need @Needs; others a place below /shop/{store} or /api/v1/stores/{store}, or in the list")
        .isEmpty();
  }

  @Test
  void foreignAndUnknownStoresAreBothNotFound() {
    var person = world.member(own, Role.OWNER);
    check(
        dashboard(),
        (route, softly) -> {
          softly
              .assertThat(status(route, person, foreign.slug(), Map.of()))
              .as(route + " of a foreign store")
              .isEqualTo(404);
          softly
              .assertThat(status(route, person, "no-such-store", Map.of()))
              .as(route + " of no store")
              .isEqualTo(404);
        });
  }

  @Test
  void storefrontsAndApiOfUnknownStoresAreNotFound() {
    var routes =
        Route.all(mapping).stream()
            .filter(route -> !route.isDashboard() && route.pattern().contains("/{store}"))
            .toList();
    check(
        routes,
        (route, softly) ->
            softly
                .assertThat(status(route, null, "no-such-store", Map.of()))
                .as(route + " of no store")
                .isEqualTo(404));
  }

  @Test
  void aRoleMayWhatTheTableSaysAndNothingElse() {
    var members = new EnumMap<Role, Person>(Role.class);
    for (var role : Role.values()) members.put(role, world.member(own, role));
    check(
        dashboard(),
        (route, softly) ->
            members.forEach(
                (role, person) -> {
                  int status = status(route, person, own.slug(), Map.of());
                  var needs = route.needs();
                  boolean may = needs != null && Stream.of(needs.value()).allMatch(role::may);
                  if (!may) softly.assertThat(status).as("%s as %s", route, role).isEqualTo(403);
                  else
                    softly
                        .assertThat(status)
                        .as("%s as %s", route, role)
                        .isNotEqualTo(403)
                        .isLessThan(500);
                  if (may && route.variables().isEmpty() && !route.isUnsafe()) {
                    softly.assertThat(status).as("%s as %s", route, role).isNotEqualTo(404);
                  }
                }));
  }

  @Test
  void thingsOfOtherStoresAreNotFoundInOnesOwn() {
    var person = world.member(own, Role.OWNER);
    var theirs = samples.address(Spot.of(foreign, person, ""));
    var withThings =
        Route.all(mapping).stream()
            .filter(
                route ->
                    route.isOfAStore()
                        && !route.variables().isEmpty()
                        && !RoutesOfNoStore.OF_NO_STORE.contains(route.pattern()))
            .toList();
    check(
        withThings,
        (route, softly) -> {
          softly
              .assertThat(theirs.keySet())
              .as(route + ": a variable no thing is known for")
              .containsAll(route.variables());
          if (!route.variables().stream().allMatch(samples::isWord))
            softly
                .assertThat(status(route, person, own.slug(), theirs))
                .as(route + " with a foreign thing")
                .isEqualTo(404);
          softly
              .assertThat(status(route, person, own.slug(), Map.of()))
              .as(route + " with an unknown thing")
              .isEqualTo(404);
        });
  }

  @Test
  void signedOutPeopleSeeNoDashboard() {
    check(
        dashboard(),
        (route, softly) ->
            softly
                .assertThat(status(route, null, own.slug(), Map.of()))
                .as(route + " signed out")
                .isIn(302, 401));
  }

  private interface Check {
    void on(Route route, SoftAssertions softly);
  }

  private static void check(List<Route> routes, Check check) {
    var softly = new SoftAssertions();
    for (var route : routes) check.on(route, softly);
    softly.assertAll();
  }

  private List<Route> dashboard() {
    return Route.all(mapping).stream().filter(Route::isDashboard).toList();
  }

  private int status(
      Route route,
      @org.jspecify.annotations.Nullable Person person,
      String store,
      Map<String, String> values) {
    try {
      var call = request(route.method(), route.path(store, values)).with(new FormToken());
      // What some forms cannot be without; the others do not look at it.
      if (route.isUnsafe() && route.isDashboard()) {
        call.param("on", "true")
            .param("up", "true")
            .param("text", "Hello")
            .param("to", "PREPARING");
      }
      if (route.isUnsafe() && route.pattern().startsWith("/api/")) {
        call.contentType("application/json").content("{}").header("Idempotency-Key", "k");
      }
      // Of its own store alone: so it gets as far as a person does.
      if (route.isByKey()) call.header("Authorization", "Bearer " + key);
      if (person != null) {
        call.with(
            authentication(
                new UsernamePasswordAuthenticationToken(World.signedIn(person), null, List.of())));
      }
      return web.perform(call).andReturn().getResponse().getStatus();
    } catch (Exception failure) {
      throw new AssertionError(route.toString(), failure);
    }
  }
}
