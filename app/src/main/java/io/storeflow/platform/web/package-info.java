/** Pages for the roles of a node, threads for its requests, words for its pages. */
@NullMarked
package io.storeflow.platform.web;

import org.jspecify.annotations.NullMarked;
