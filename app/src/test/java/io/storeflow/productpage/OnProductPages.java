package io.storeflow.productpage;

import io.storeflow.account.Person;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages of products, asked for by somebody who may change them. */
abstract class OnProductPages {
  @Autowired World world;
  @Autowired Browsing web;

  Store store;
  Person person;
  ProductPages pages;

  @BeforeEach
  void open() {
    store = world.store();
    person = world.member(store, Role.CATALOGUE);
    pages = new ProductPages(web, store, person);
  }
}
