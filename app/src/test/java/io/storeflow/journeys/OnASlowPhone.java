package io.storeflow.journeys;

import com.microsoft.playwright.Page;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.World;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a shopper does whose cart is filled and whose phone may be made slow. */
abstract class OnASlowPhone {

  @Autowired World world;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  SlowPhone shopper;
  Page page;

  /** Where the address of the shop's pages begins. */
  String shop;

  @BeforeEach
  void fillTheCart() {
    shopper = new SlowPhone(Chromium.shared(), world, db, port);
    page = shopper.page;
    shop = shopper.shop;
  }

  @AfterEach
  void nothingFailedInThePage() {
    shopper.close();
  }
}
