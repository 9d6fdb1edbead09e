package io.storeflow.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.storeflow.account.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Calls pages as a person who is signed in, without a browser. */
@Component
public class Browsing {
  private final WebApplicationContext context;
  private @Nullable MockMvc web;

  Browsing(WebApplicationContext context) {
    this.context = context;
  }

  public MockHttpServletResponse get(@Nullable Person person, String address) {
    return send(person, MockMvcRequestBuilders.get(address));
  }

  public MockHttpServletResponse send(
      @Nullable Person person, AbstractMockHttpServletRequestBuilder<?> call) {
    try {
      if (person != null) {
        call.with(
            authentication(
                new UsernamePasswordAuthenticationToken(World.signedIn(person), null, List.of())));
      }
      return web().perform(call.with(new FormToken())).andReturn().getResponse();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private MockMvc web() {
    if (web == null) {
      web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }
    return web;
  }
}
