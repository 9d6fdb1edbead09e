/** What search engines are told: where they may go, and what there is. */
@NullMarked
package io.storeflow.crawler;

import org.jspecify.annotations.NullMarked;
