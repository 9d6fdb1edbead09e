/** What stands in front of every request: who asks, under which id, and how much may be sent. */
@NullMarked
package io.storeflow.platform.web;

import org.jspecify.annotations.NullMarked;
