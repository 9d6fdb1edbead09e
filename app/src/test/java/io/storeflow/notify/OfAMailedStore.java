package io.storeflow.notify;

import io.storeflow.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Mails of a store, whose orders and letters are at hand. */
abstract class OfAMailedStore {
  @Autowired AutowireCapableBeanFactory beans;

  MailedStore mailed;
  Store store;

  @BeforeEach
  void open() {
    mailed = beans.createBean(MailedStore.class);
    store = mailed.store;
  }
}
