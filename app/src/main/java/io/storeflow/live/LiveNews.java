package io.storeflow.live;

import io.storeflow.inventory.StockChanged;
import io.storeflow.loyalty.PointsChanged;
import io.storeflow.notice.NoticeKind;
import io.storeflow.notice.NoticeTold;
import io.storeflow.order.OrderChanged;
import io.storeflow.platform.redis.RedisHints;
import io.storeflow.pulse.ShopChanged;
import io.storeflow.pulse.ShopVersionSeen;
import io.storeflow.soldout.SoldOutChanged;
import io.storeflow.stockwatch.StockNews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells, right after commit, the screens of this node and the other nodes what has changed. Waits
 * for nothing: what gets lost is found by {@link LiveWatch}.
 */
@Component
class LiveNews {
  private static final Logger LOG = LoggerFactory.getLogger(LiveNews.class);
  private static final String NEWS = "live.news";
  private static final String SHOPS = "live.shops";

  private final ObjectProvider<Channels> channels;
  private final MerchantNotes notes;
  private final RedisHints redis;
  private final ApplicationEventPublisher events;
  private final JsonMapper json = JsonMapper.shared();

  LiveNews(
      ObjectProvider<Channels> channels,
      MerchantNotes notes,
      RedisHints redis,
      ApplicationEventPublisher events) {
    this.channels = channels;
    this.notes = notes;
    this.redis = redis;
    this.events = events;
    notes.to(this::tell);
    redis.subscribe(NEWS, this::hearNews);
    redis.subscribe(SHOPS, this::hearShop);
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void orderChanged(OrderChanged order) {
    var event = event(order);
    var more = members(order);
    tell(
        List.of(
            new News(
                new Topic(Topic.Kind.ORDERS, order.storePublicId()),
                event,
                order.seq() - 1,
                order.seq(),
                order.at(),
                more),
            new News(
                new Topic(Topic.Kind.TRACK, order.publicId()),
                event,
                order.version() - 1L,
                order.version(),
                order.at(),
                more)));
    var at = order.at();
    notes.add(new Note(order.storeId(), order.merchantPublicId(), at, event, more));
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void stockNews(StockNews news) {
    var low = news.kind() == StockNews.Kind.LOW;
    Map<String, Object> stock = Map.of("stock", Map.of("variants", news.count()));
    notes.add(
        new Note(
            news.storeId(),
            news.merchantPublicId(),
            news.at(),
            low ? "StockLow" : "StockDiffers",
            stock));
  }

  /** Of what nothing above tells: orders and stock have messages of their own. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void noticeTold(NoticeTold told) {
    if (told.kind() == NoticeKind.NEW_ORDER || told.kind() == NoticeKind.LOW_STOCK) return;
    var store = told.store();
    Map<String, Object> notice = Map.of("notice", Map.of("kind", told.kind().code()));
    notes.add(
        new Note(store.id(), store.merchant().publicId(), told.at(), "NoticeCreated", notice));
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void stockChanged(StockChanged stock) {
    var levels =
        stock.levels().stream()
            .map(level -> Levels.of(level.variantPublicId(), level.available(), level.backorder()))
            .toList();
    tell(
        List.of(
            new News(
                new Topic(Topic.Kind.INVENTORY, stock.storePublicId()),
                Levels.EVENT,
                stock.seq() - 1,
                stock.seq(),
                stock.at(),
                Map.of(Levels.MEMBER, levels))));
  }

  /** Boards ask again; pages of the shop are told what it is. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void soldOutChanged(SoldOutChanged news) {
    var store = news.storePublicId();
    long before = news.ordersSeq() - 1;
    tell(
        List.of(
            News.changed(new Topic(Topic.Kind.ORDERS, store), before, news.ordersSeq(), news.at()),
            new News(
                new Topic(Topic.Kind.INVENTORY, store),
                Levels.EVENT,
                news.inventorySeq() - 1,
                news.inventorySeq(),
                news.at(),
                Map.of(Levels.MEMBER, List.of(Levels.of(news))))));
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void shopChanged(ShopChanged shop) {
    var seen = new ShopVersionSeen(shop.storeId(), shop.shopVersion());
    events.publishEvent(seen);
    redis.publish(SHOPS, json.writeValueAsString(seen));
  }

  /** The page of the member asks again; the balance is for programs. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void pointsChanged(PointsChanged points) {
    tell(
        List.of(
            new News(
                new Topic(Topic.Kind.MEMBER, points.member()),
                "LoyaltyUpdated",
                points.version() - 1L,
                points.version(),
                points.at(),
                Map.of("balance", points.balance()))));
  }

  /** What the contract calls it. */
  static String event(OrderChanged order) {
    if (order.shipping() != null) return "ShippingUpdated";
    return order.created() ? "OrderCreated" : "OrderUpdated";
  }

  private static Map<String, Object> members(OrderChanged order) {
    var members = new LinkedHashMap<String, Object>();
    members.put("order", shown(order));
    var shipping = order.shipping();
    if (shipping != null) members.put("fulfilment", shown(shipping));
    return members;
  }

  /** What screens are shown of an order: nothing about the person. */
  static Map<String, Object> shown(OrderChanged order) {
    var members = new LinkedHashMap<String, Object>();
    members.put("number", order.number());
    members.put("public_id", order.publicId());
    members.put("payment_state", order.paymentState().code());
    members.put("fulfilment_state", order.fulfilmentState().code());
    members.put("version", order.version());
    return members;
  }

  private static Map<String, Object> shown(OrderChanged.Shipping shipping) {
    var members = new LinkedHashMap<String, Object>();
    members.put("id", shipping.fulfilment());
    members.put("stage", shipping.stage());
    return members;
  }

  private void tell(List<News> news) {
    show(news);
    redis.publish(NEWS, json.writeValueAsString(news));
  }

  private void hearNews(String text) {
    try {
      show(json.readValue(text, new TypeReference<List<News>>() {}));
    } catch (JacksonException strange) {
      LOG.warn("News of another version of StoreFlow: {}", strange.getOriginalMessage());
    }
  }

  private void hearShop(String text) {
    try {
      events.publishEvent(json.readValue(text, ShopVersionSeen.class));
    } catch (JacksonException strange) {
      LOG.warn("News of another version of StoreFlow: {}", strange.getOriginalMessage());
    }
  }

  private void show(List<News> news) {
    var here = channels.getIfAvailable();
    if (here != null) news.forEach(here::offer);
  }
}
