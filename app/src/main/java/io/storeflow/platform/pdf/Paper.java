package io.storeflow.platform.pdf;

import java.util.Locale;
import java.util.Map;

/**
 * A document before it is drawn: one or several pages, whose numbers begin at 1.
 *
 * @param html well-formed, as {@link PaperTemplates} write it
 * @param language in whose direction and shapes it is set
 * @param pictures PNG or JPEG that it shows as {@code own:<name>}, by name; nothing else is loaded
 */
public record Paper(String html, Locale language, Map<String, byte[]> pictures) {}
