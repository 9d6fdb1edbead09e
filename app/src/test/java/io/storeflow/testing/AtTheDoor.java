package io.storeflow.testing;

import io.storeflow.account.Person;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody with an account does who is not signed in yet. */
public abstract class AtTheDoor {
  @Autowired protected World world;
  @LocalServerPort protected int port;

  protected Person person;
  protected Visitor visitor;

  @BeforeEach
  protected void open() {
    person = world.person();
    visitor = new Visitor(port);
  }
}
