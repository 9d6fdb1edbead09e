/**
 * What a file of products says, in the formats in which other systems give them: read row by row
 * with everything that people's files hold, and written so that it reads the same again. It knows
 * no store and no database.
 */
@NullMarked
package io.storeflow.productfile;

import org.jspecify.annotations.NullMarked;
