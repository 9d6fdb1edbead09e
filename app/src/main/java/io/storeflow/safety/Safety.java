package io.storeflow.safety;

import io.storeflow.platform.locale.Europe;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said of the safety of a product, or of all products of a brand. Article 19 of <a
 * href="https://eur-lex.europa.eu/eli/reg/2023/988/oj">Regulation (EU) 2023/988</a> wants offers
 * made online to say clearly and visibly: (a) name, registered trade name or trade mark of the
 * manufacturer, and the postal and electronic address at which it can be contacted; (b) where the
 * manufacturer is not established in the Union, name, postal and electronic address of the
 * responsible person of article 16(1); (c) what identifies the product: a picture, its type, any
 * other identifier; (d) warnings and safety information, in a language that consumers easily
 * understand. (c) is known of each product; the rest is here.
 *
 * @param country of the maker, ISO 3166-1 alpha-2; empty for not said
 * @param agent the responsible person in the Union
 * @param warnings in the language of the store, line by line; empty for none
 * @param exempt whether the regulation asks for nothing, as of food (article 2(2))
 */
public record Safety(
    Contact maker, String country, Contact agent, String warnings, boolean exempt) {
  /** In characters. */
  public static final int LONGEST_WARNINGS = 2000;

  public static final Safety NONE = new Safety(Contact.NONE, "", Contact.NONE, "", false);

  /**
   * What holds of a product that says this of itself: of the rest what its brand says. The
   * responsible person is that of the maker (article 16(1)), so another maker's is not taken.
   */
  public Safety over(Safety brand) {
    if (brand.equals(NONE)) return this;
    boolean own = !maker.isEmpty();
    return new Safety(
        own ? maker : brand.maker,
        own || !country.isEmpty() ? country : brand.country,
        own || !agent.isEmpty() ? agent : brand.agent,
        warnings.isEmpty() ? brand.warnings : warnings,
        exempt || (brand.exempt && !own));
  }

  /** What is missing of what an offer has to say, in the order of the law. */
  public List<Gap> gaps() {
    var gaps = new ArrayList<Gap>();
    if (exempt) return gaps;
    if (maker.name().isEmpty()) gaps.add(Gap.MAKER_NAME);
    if (maker.address().isEmpty()) gaps.add(Gap.MAKER_ADDRESS);
    if (maker.contact().isEmpty()) gaps.add(Gap.MAKER_CONTACT);
    if (country.isEmpty()) gaps.add(Gap.MAKER_COUNTRY);
    else if (!Europe.isInUnion(country) && !agent.isComplete()) gaps.add(Gap.AGENT);
    return gaps;
  }

  /** Whether there is anything that shoppers are told. */
  public boolean isTold() {
    return !maker.isEmpty() || !agent.isEmpty() || !warnings.isEmpty();
  }

  /** The lines of the warnings. */
  public List<String> warned() {
    return warnings.lines().toList();
  }
}
