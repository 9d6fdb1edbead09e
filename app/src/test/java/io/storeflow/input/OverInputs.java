package io.storeflow.input;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Every form and body that the application takes, and the table of what becomes of them. */
abstract class OverInputs {
  @Autowired WebApplicationContext context;

  Inputs inputs;
  Outcomes table;

  @BeforeEach
  void open() throws Exception {
    inputs = Inputs.of(context);
    table = Outcomes.read();
  }
}
