package io.storeflow.outbox;

import io.storeflow.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Events of a store, and a reader of them. */
abstract class OverEvents {
  @Autowired AutowireCapableBeanFactory beans;

  EventWorld events;
  Notes reader;
  Store store;

  @BeforeEach
  void open() {
    events = beans.createBean(EventWorld.class);
    reader = events.reader;
    store = events.store;
  }
}
